// The parts of GOV.UK Frontend's script that help; every page works without it.
import { Button, CharacterCount, ErrorSummary, PasswordInput, createAll } from "govuk-frontend"

document.body.classList.add("js-enabled", "govuk-frontend-supported")
createAll(Button, { preventDoubleClick: true })
createAll(ErrorSummary)
createAll(CharacterCount, {
  i18n: {
    charactersUnderLimit: { other: "Masih dapat diisi %{count} huruf" },
    charactersAtLimit: "Sudah penuh",
    charactersOverLimit: { other: "Kelebihan %{count} huruf" }
  }
})
createAll(PasswordInput, {
  i18n: {
    showPassword: "Tampilkan",
    hidePassword: "Sembunyikan",
    showPasswordAriaLabel: "Tampilkan kata sandi",
    hidePasswordAriaLabel: "Sembunyikan kata sandi",
    passwordShownAnnouncement: "Kata sandi Anda terlihat",
    passwordHiddenAnnouncement: "Kata sandi Anda tersembunyi"
  }
})

// What a choice asks further is shown while it is chosen. Not theirs: it puts aria-expanded on radios, which may not have it.
const asking = "input[data-aria-controls]"
function reveal() {
  for (const choice of document.querySelectorAll(asking)) {
    const further = document.getElementById(choice.dataset.ariaControls)
    choice.setAttribute("aria-controls", further.id)
    further.classList.toggle(`govuk-${choice.type === "radio" ? "radios" : "checkboxes"}__conditional--hidden`, !choice.checked)
  }
}
if (document.querySelector(asking)) {
  document.addEventListener("change", reveal)
  window.addEventListener("pageshow", reveal)
  reveal()
}
