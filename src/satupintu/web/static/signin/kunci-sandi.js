// Passkeys: asks the browser for one and sends what it gives with the form. Without this script the forms stay hidden.
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => {
    const plain = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(plain), (sign) => sign.charCodeAt(0));
  };
  const text = (buffer) =>
    buffer &&
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const create = (options) =>
    navigator.credentials.create({
      publicKey: {
        ...options.publicKey,
        challenge: bytes(options.publicKey.challenge),
        user: { ...options.publicKey.user, id: bytes(options.publicKey.user.id) },
        excludeCredentials: withBytes(options.publicKey.excludeCredentials),
      },
    });
  const get = (options) =>
    navigator.credentials.get({
      publicKey: {
        ...options.publicKey,
        challenge: bytes(options.publicKey.challenge),
        allowCredentials: withBytes(options.publicKey.allowCredentials),
      },
    });

  const plain = (credential) => {
    const { response } = credential;
    const told = { clientDataJSON: text(response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[name]) told[name] = text(response[name]);
    }
    if (response.getTransports) told.transports = response.getTransports();
    return {
      type: credential.type,
      id: credential.id,
      rawId: text(credential.rawId),
      response: told,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  };

  const optionsOf = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.dataset.source, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options;
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const field = form.querySelector("input[name=credential]");
    const failed = form.querySelector(".why-not");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (field.value) return;
      event.preventDefault();
      failed.hidden = true;
      try {
        const options = await optionsOf(form);
        const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
        field.value = JSON.stringify(plain(credential));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
