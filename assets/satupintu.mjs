// The parts of GOV.UK Frontend's script that help; every page works without it.
import { Button, CharacterCount, Checkboxes, ErrorSummary, Radios, createAll } from "govuk-frontend"

document.body.classList.add("js-enabled", "govuk-frontend-supported")
createAll(Button, { preventDoubleClick: true })
createAll(ErrorSummary)
createAll(Checkboxes)
createAll(Radios)
createAll(CharacterCount, {
  i18n: {
    charactersUnderLimit: { other: "Masih dapat diisi %{count} huruf" },
    charactersAtLimit: "Sudah penuh",
    charactersOverLimit: { other: "Kelebihan %{count} huruf" }
  }
})
