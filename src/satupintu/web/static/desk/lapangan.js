/* The survey on a phone: where one stands, when each picture was taken, signatures drawn with a finger.
 * Everything works without it: position and time stay empty, a signature is a photo of one on paper.
 *   data-posisi          the button that asks the phone for its position, and fills the two fields named in it
 *   data-waktu-foto      the file input of the photos; the moments go into the hidden field named in it
 *   data-tanda-tangan    a file input beside which a drawing pad is put
 */
"use strict"

const said = (place, text) => { place.textContent = text }

for (const button of document.querySelectorAll("[data-posisi]")) {
  if (!navigator.geolocation) continue
  const [latitude, longitude] = button.dataset.posisi.split(" ").map((id) => document.getElementById(id))
  const told = button.parentElement.appendChild(document.createElement("p"))
  told.setAttribute("role", "status")
  button.hidden = false
  button.addEventListener("click", () => {
    said(told, "Mencari posisi…")
    navigator.geolocation.getCurrentPosition(
      (found) => {
        latitude.value = found.coords.latitude.toFixed(6)
        longitude.value = found.coords.longitude.toFixed(6)
        said(told, `Posisi didapat, ketelitian ${Math.round(found.coords.accuracy)} meter.`)
      },
      () => said(told, "Posisi tidak didapat. Izinkan lokasi pada ponsel, atau tulis sendiri."),
      { enableHighAccuracy: true, timeout: 20000 }
    )
  })
}

for (const input of document.querySelectorAll("[data-waktu-foto]")) {
  const moments = document.getElementById(input.dataset.waktuFoto)
  input.addEventListener("change", () => {
    moments.value = [...input.files].map((file) => new Date(file.lastModified).toISOString()).join(" ")
  })
}

for (const input of document.querySelectorAll("[data-tanda-tangan]")) {
  const pad = document.createElement("canvas")
  Object.assign(pad, { width: 600, height: 200, className: "signature-pad" })
  pad.setAttribute("aria-hidden", "true")
  const pen = pad.getContext("2d")
  const clear = Object.assign(document.createElement("button"), { type: "button", textContent: "Hapus coretan" })
  clear.className = "govuk-button govuk-button--secondary govuk-button--quiet"
  Object.assign(pen, { lineWidth: 3, lineCap: "round", strokeStyle: "#111" })
  let drawing = false

  const at = (event) => {
    const box = pad.getBoundingClientRect()
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height]
  }
  const keep = () => pad.toBlob((blob) => {
    const files = new DataTransfer()
    files.items.add(new File([blob], "tanda-tangan.png", { type: "image/png" }))
    input.files = files.files
  }, "image/png")
  const wipe = () => { pen.fillStyle = "#fff"; pen.fillRect(0, 0, pad.width, pad.height) }

  pad.addEventListener("pointerdown", (event) => {
    drawing = true
    pad.setPointerCapture(event.pointerId)
    pen.beginPath()
    pen.moveTo(...at(event))
  })
  pad.addEventListener("pointermove", (event) => {
    if (!drawing) return
    pen.lineTo(...at(event))
    pen.stroke()
  })
  pad.addEventListener("pointerup", () => { drawing = false; keep() })
  clear.addEventListener("click", () => { wipe(); input.value = "" })
  wipe()
  input.after(pad, clear)
}
