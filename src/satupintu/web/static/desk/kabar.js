/* The inbox kept fresh while it is looked at. Every half minute it asks whether its list has changed.
 * Where nobody has ticked, reached or pointed at anything in it, the new list takes the place of the old; otherwise
 * a sentence says so, and nothing moves. Without a line the list stays as it is; once the session is over nobody asks.
 */
"use strict"

{
  const EVERY = 30_000
  const OVER = [401, 403, 404]
  const told = document.getElementById("kabar")
  let list = document.getElementById("daftar")
  let newest = list
  let last = Date.now()
  let asking = false
  let over = false

  const button = (text, press) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: text })
    made.addEventListener("click", press)
    return made
  }
  /* The same sentence is not read out twice. */
  const say = (text, further, look = "") => {
    if (told.dataset.said === text) return
    told.dataset.said = text
    if (!text) return told.replaceChildren()
    const line = Object.assign(document.createElement("p"), { textContent: `${text} `, className: look })
    if (further) line.append(further)
    told.replaceChildren(line)
  }

  const inUse = () => {
    const reached = document.activeElement
    const selected = getSelection()
    return list.querySelector(":checked") || list.matches(":hover") || (reached !== list && list.contains(reached)) ||
      (!selected.isCollapsed && list.contains(selected.anchorNode))
  }
  const lines = (of) => new Map([...of.querySelectorAll("[data-kerja]")].map((one) => [one.dataset.kerja, one.textContent]))
  const changes = (fresh) => {
    const [before, after] = [lines(list), lines(fresh)]
    return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).length
  }
  /* Gives how many of the ticked are no longer in the list. */
  const show = (fresh) => {
    const ticked = new Set([...list.querySelectorAll(":checked")].map((box) => box.value))
    list.replaceWith(fresh)
    list = fresh
    for (const box of list.querySelectorAll("input[type=checkbox]")) box.checked = ticked.delete(box.value)
    return ticked.size
  }

  const reload = () => {
    const lost = show(newest)
    list.focus()
    say(lost ? `Daftar diperbarui. ${lost} berkas yang Anda pilih sudah tidak ada di sini.` : "Daftar diperbarui; pilihan Anda tetap.", null, "quiet")
  }
  const hear = (text) => {
    const answer = new DOMParser().parseFromString(text, "text/html")
    newest = answer.getElementById("daftar")
    const counts = document.querySelectorAll(".tabs .count")
    answer.querySelectorAll(".tabs .count").forEach((count, place) => { counts[place].textContent = count.textContent })
    const changed = changes(newest)
    if (!inUse()) {
      show(newest)
      if (changed) say(`Daftar diperbarui: ${changed} perubahan.`, null, "quiet")
    } else if (changed) {
      say(`Ada ${changed} perubahan pada daftar ini.`, button("Muat ulang", reload))
    }
  }
  const end = () => {
    over = true
    const again = Object.assign(document.createElement("a"), { href: location.href, textContent: "Masuk lagi" })
    say("Sesi Anda sudah berakhir, jadi daftar ini tidak diperbarui lagi.", again)
  }
  const ask = async () => {
    if (asking || over || document.visibilityState !== "visible") return
    asking = true
    last = Date.now()
    try {
      const answer = await fetch(`${list.dataset.kabar}&sidik=${list.dataset.sidik}`, { redirect: "manual" })
      if (answer.type === "opaqueredirect" || OVER.includes(answer.status)) end()
      else if (answer.status === 204 && told.querySelector("button")) say("")
      else if (answer.status === 200) hear(await answer.text())
    } catch {
      // No line: there is nothing to say, and the next question comes by itself.
    } finally {
      asking = false
    }
  }
  const askIfLongAgo = () => { if (Date.now() - last >= EVERY) ask() }

  setInterval(ask, EVERY)
  document.addEventListener("visibilitychange", askIfLongAgo)
  window.addEventListener("pageshow", askIfLongAgo)
}
