/* The survey on a phone without a line: what is typed stays on the phone until the server has taken it.
 *   data-simpan          the form, with the name under which its answers are kept: one officer, one piece of work
 *   data-simpan-kata     where it says so; hidden where nothing can be kept
 * Pictures and signatures are not kept. desk.js forgets what has arrived, and everything when somebody signs out.
 */
"use strict"

{
  const form = document.querySelector("[data-simpan]")
  const said = form.querySelector("[data-simpan-kata]")
  const name = form.dataset.simpan
  const OURS = ["csrfmiddlewaretoken", "versi", "k-waktu-foto"]
  const controls = [...form.elements].filter((one) => one.name && one.type !== "file" && one.type !== "submit" && !OURS.includes(one.name))
  const chosen = (one) => one.type === "radio" || one.type === "checkbox"

  const tell = (text, further) => {
    const line = Object.assign(document.createElement("p"), { className: "said", textContent: `${text} ` })
    if (further) line.append(further)
    said.querySelector("[role=status]").replaceChildren(line)
  }
  const keep = () => {
    const values = controls.filter((one) => !chosen(one) || one.checked).map((one) => [one.name, one.value])
    localStorage.setItem(name, JSON.stringify({ at: Date.now(), values }))
  }
  /* Only over a form as it comes; what the server has sent back already stands in it. */
  const restore = () => {
    const { values } = JSON.parse(localStorage.getItem(name) || '{"values":[]}')
    let found = 0
    for (const [which, value] of values) {
      for (const one of controls.filter((control) => control.name === which)) {
        if (chosen(one) ? one.value !== value || one.checked : one.value === value) continue
        if (chosen(one)) one.checked = true
        else one.value = value
        if (one.type !== "hidden") found += 1
      }
    }
    return found
  }
  const start = () => {
    if (!form.hasAttribute("data-terkirim") && restore()) {
      const drop = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: "Buang isian ini" })
      drop.addEventListener("click", () => {
        localStorage.removeItem(name)
        location.reload()
      })
      tell("Isian yang belum terkirim dipulihkan dari ponsel ini.", drop)
    }
    form.addEventListener("input", keep)
    form.addEventListener("change", keep)
    form.addEventListener("submit", (event) => {
      keep()
      if (navigator.onLine) return
      event.preventDefault()
      tell("Tidak ada sambungan. Isian tetap tersimpan di ponsel ini; kirim lagi bila sinyal kembali.")
      said.scrollIntoView()
    })
    said.hidden = false
  }

  try { start() } catch { /* This browser keeps nothing: the form works as it is. */ }
}
