// The officers' pages: keys that press what can be clicked. Every page works without it.

// Inside the viewer of papers: ← → for pages, + and - for size, r to turn.
document.addEventListener("keydown", (event) => {
  const viewer = event.target.closest && event.target.closest("[data-penampil]")
  if (!viewer || event.ctrlKey || event.altKey || event.metaKey) return
  const key = event.key === "=" ? "+" : event.key
  const scrolls = viewer.querySelector(".viewer-page")
  if (key.startsWith("Arrow") && scrolls.scrollWidth > scrolls.clientWidth) return
  for (const tool of viewer.querySelectorAll("[data-tombol]")) {
    if (tool.dataset.tombol === key) {
      event.preventDefault()
      tool.click()
    }
  }
})

// "Tidak sesuai" opens its reasons, "Sesuai" closes those that nobody has filled in.
document.addEventListener("change", (event) => {
  const check = event.target.closest && event.target.closest(".check")
  if (!check || !event.target.name.endsWith(".putusan")) return
  const reasons = check.querySelector("details")
  const filled = reasons.querySelector(":checked") || reasons.querySelector("textarea").value
  reasons.open = event.target.value === "tidak_sesuai" || Boolean(filled)
})

// What was typed in the field is kept on the phone (ponsel.js) until it has arrived; here it is forgotten.
// Signing out forgets all of it, a week what never arrived.
const WEEK = 7 * 24 * 60 * 60 * 1000
const kept = () => Object.keys(localStorage).filter((name) => name.startsWith("kunjungan."))
const forget = (names) => names.forEach((name) => localStorage.removeItem(name))
try {
  forget([...document.querySelectorAll("[data-tersimpan]")].map((said) => said.dataset.tersimpan))
  forget(kept().filter((name) => Date.now() - JSON.parse(localStorage.getItem(name)).at > WEEK))
  document.addEventListener("submit", (event) => {
    if (event.target.matches('[action="/petugas/keluar/"]')) forget(kept())
  })
} catch {
  // Where nothing can be kept there is nothing to forget.
}
