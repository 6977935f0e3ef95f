/*
 * Files sent at once, in pieces, over lines that drop. Without this script the form sends them itself.
 *
 * The field (macro uploads/file_field.html):
 *   <div data-unggah="/unggah/<region>/"   where pieces go: POST "", <ref>/potongan/, selesai/, <ref>/batal/; GET <ref>/
 *        data-tiket="…"                    what this requirement takes, signed by the page
 *        data-batas="5242880"              the largest file in bytes
 *        data-foto>                        present where several photos may become one document
 *     … <input type="file" id="…" name="berkas"> …
 *     <input type="hidden" name="berkas-unggahan" value="<ref>">   one per upload that has arrived, in the order of pages
 *   </div>
 * The form around it holds csrfmiddlewaretoken. What the script makes has the classes unggah-daftar, unggah-butir, unggah-kata.
 */
(() => {
  "use strict";
  const SMALLEST = 65536, LARGEST = 262144, PATIENCE = 60000, LONGEST_WAIT = 30000;
  const SIDE = 2600, SMALL_ENOUGH = 1500000;
  const FAILED = "Berkas yang dipilih tidak dapat diunggah. Coba lagi.";
  const MEGABYTE = 1048576;

  const made = (tag, facts = {}, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(facts)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...inside);
    return element;
  };
  const isPhoto = (file) => file.type === "image/jpeg" || file.type === "image/png";
  const wait = (ms) => new Promise((go) => {
    const on = () => { clearTimeout(timer); removeEventListener("online", on); go(); };
    const timer = setTimeout(on, ms);
    addEventListener("online", on);
  });
  /* A name for this file that is the same after a reload (FNV-1a). */
  const keyOf = (file, field, salt) => {
    let sum = 0x811c9dc5;
    for (const letter of [location.pathname, field, file.name, salt].join("|")) {
      sum = Math.imul(sum ^ letter.codePointAt(0), 0x01000193) >>> 0;
    }
    return `${sum.toString(36)}-${file.size.toString(36)}-${(file.lastModified || 0).toString(36)}`;
  };

  class Told extends Error {
    constructor(code, sentence, facts) { super(sentence); this.code = code; this.facts = facts || {}; }
  }

  /* Ask our server; a line that fails is a TypeError, a refusal is Told. */
  async function ask(address, token, options = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(address, {
        credentials: "same-origin", cache: "no-store", signal: stop.signal, ...options,
        headers: { Accept: "application/json", "X-CSRFToken": token, ...options.headers },
      });
      if (answer.status === 502 || answer.status === 504) throw new TypeError("proxy");
      let told = null;
      try { told = await answer.json(); } catch (fault) { if (!(fault instanceof SyntaxError)) throw fault; }
      if (answer.ok && told) return told;
      throw new Told(told ? told.kode : "", told ? told.kalimat : "Muat ulang halaman ini, lalu unggah lagi.", told);
    } finally {
      clearTimeout(timer);
    }
  }

  /* A large photo is made smaller before it is sent; where the browser cannot, it goes as it is. */
  async function smaller(file) {
    if (!isPhoto(file) || file.size <= SMALL_ENOUGH || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const canvas = made("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise((go) => canvas.toBlob(go, "image/jpeg", 0.85));
      if (!blob || blob.size >= file.size) return file;
      const name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
      return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
    } catch (fault) {
      return file;
    }
  }

  /* One file on its way, and its line in the list. */
  class Item {
    constructor(field, file) {
      this.field = field;
      this.file = file;
      this.name = file.name;
      this.state = "jalan"; /* jalan | periksa | sampai | gagal | batal */
      this.ref = "";
      this.bar = made("progress", { max: 100, value: 0 });
      this.bar.setAttribute("aria-label", `Kemajuan unggahan ${this.name}`);
      this.words = made("span", { className: "unggah-kata" });
      this.again = made("button", { type: "button", className: "govuk-button govuk-button--secondary", textContent: "Coba lagi", hidden: true });
      this.again.onclick = () => this.go();
      this.off = made("button", { type: "button", className: "govuk-button govuk-button--secondary", textContent: "Hapus" });
      this.off.setAttribute("aria-label", `Hapus ${this.name}`);
      this.off.onclick = () => field.remove(this);
      this.line = made("li", { className: "unggah-butir" }, made("strong", { textContent: this.name }), " ", this.bar, " ", this.words, " ", this.again, " ", this.off);
    }

    say(words, aloud) {
      this.words.textContent = words;
      if (aloud) this.field.say(`${this.name}: ${words}`);
    }

    fail(sentence, again) {
      this.state = "gagal";
      this.bar.hidden = true;
      this.again.hidden = !again;
      this.say(sentence);
      this.field.fault(sentence);
      this.field.settle();
    }

    show(offset) {
      const percent = Math.floor((offset * 100) / this.blob.size);
      this.bar.value = percent;
      const quarter = Math.floor(percent / 25);
      this.say(`${percent} persen`, quarter > this.quarter && percent < 100);
      this.quarter = Math.max(quarter, this.quarter);
    }

    async go() {
      this.state = "jalan";
      this.again.hidden = true;
      this.bar.hidden = false;
      this.field.fault("");
      try {
        this.blob = this.blob || (await smaller(this.file));
        if (this.blob.size > this.field.most) {
          throw new Told("", `Berkas yang dipilih harus lebih kecil dari ${Math.floor(this.field.most / MEGABYTE)} MB. Kecilkan berkasnya, lalu unggah lagi.`);
        }
        if (!this.whole) await this.send("");
        if (this.state === "batal") return;
        this.whole = true;
        this.bar.hidden = true;
        this.say("sudah sampai", true);
        if (!this.field.collects(this)) await this.check();
        this.state = "sampai";
        this.field.note();
      } catch (fault) {
        if (this.state === "batal") return;
        if (fault instanceof Told) this.fail(fault.message, ["belum_masuk", "penyimpanan_penuh", "unggahan_terlalu_sering", "antivirus_tidak_menjawab", "unggahan_gagal", "pemeriksaan_penuh"].includes(fault.code));
        else this.fail(FAILED, true);
      }
      this.field.settle();
    }

    /* Ask until the line is there again; a refusal is final. */
    async patiently(asking) {
      let busy = 0;
      for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_WAIT)) {
        if (this.state === "batal") throw new Told("", "");
        try {
          return await asking();
        } catch (fault) {
          if (fault instanceof Told && (!["unggahan_gagal", "pemeriksaan_penuh"].includes(fault.code) || ++busy > 4)) throw fault;
          this.piece = SMALLEST;
          this.say(fault instanceof Told ? fault.message : "Sambungan terputus; dilanjutkan begitu tersambung.", pause === 1000);
          await wait(pause);
        }
      }
    }

    async send(salt) {
      const { token, address, ticket, name } = this.field;
      const body = new URLSearchParams({ nama: this.blob.name, ukuran: this.blob.size, kunci: keyOf(this.blob, name, salt), tiket: ticket });
      let told = await this.patiently(() => ask(address, token, { method: "POST", body }));
      this.ref = told.ref;
      this.quarter = Math.floor((told.diterima * 4) / this.blob.size);
      this.piece = told.potongan;
      if (told.diterima > 0) this.say(`Dilanjutkan dari ${Math.floor((told.diterima * 100) / this.blob.size)} persen.`, true);
      while (told.diterima < this.blob.size) {
        const from = told.diterima;
        const began = performance.now();
        try {
          told = await this.patiently(() => ask(`${address}${this.ref}/potongan/`, token, {
            method: "POST", body: this.blob.slice(from, from + this.piece),
            headers: { "Content-Type": "application/octet-stream", "Upload-Offset": from },
          }));
        } catch (fault) {
          if (fault.code === "berkas_berubah" && !salt) return this.send(String(Date.now()));
          if (fault.code !== "potongan_melompat") throw fault;
          told.diterima = Number(fault.facts.diterima);
        }
        if (performance.now() - began < 1000) this.piece = Math.min(this.piece * 2, LARGEST);
        this.show(told.diterima);
      }
      return told;
    }

    /* A document gets its verdict at once; photos get theirs together, when the form is sent. */
    async check() {
      this.state = "periksa";
      this.say("sedang diperiksa", true);
      const body = new URLSearchParams({ unggahan: this.ref });
      const { address, token } = this.field;
      const told = await this.patiently(() => ask(`${address}selesai/`, token, { method: "POST", body }));
      this.say(told.kalimat, true);
    }

    async giveUp() {
      const arrived = this.whole;
      this.state = "batal";
      this.line.remove();
      if (this.ref && !arrived) {
        try { await ask(`${this.field.address}${this.ref}/batal/`, this.field.token, { method: "POST" }); } catch (fault) { /* it expires by itself */ }
      }
    }
  }

  class Field {
    constructor(root) {
      this.root = root;
      this.input = root.querySelector("input[type=file]");
      this.form = this.input.form;
      this.address = root.dataset.unggah;
      this.ticket = root.dataset.tiket;
      this.most = Number(root.dataset.batas);
      this.photos = "foto" in root.dataset;
      this.name = this.input.name;
      this.items = [];
      this.waiting = false;
      this.list = made("ul", { className: "unggah-daftar" });
      this.spoken = made("p", { className: "govuk-visually-hidden" });
      this.spoken.setAttribute("role", "status");
      this.wrong = made("p", { className: "govuk-error-message" });
      this.wrong.hidden = true;
      this.wrong.setAttribute("role", "alert");
      root.append(this.wrong, this.list, this.spoken);
      if (this.photos || /image/.test(this.input.accept)) this.addCamera();
      this.input.addEventListener("change", () => this.take(this.input));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.restore();
    }

    get token() { return this.form.elements.csrfmiddlewaretoken.value; }
    get hidden() { return [...this.root.querySelectorAll(`input[type=hidden][name="${this.name}-unggahan"]`)]; }

    addCamera() {
      const camera = made("input", { type: "file", accept: "image/jpeg", hidden: true });
      camera.setAttribute("capture", "environment");
      camera.setAttribute("aria-label", "Foto dengan kamera");
      const button = made("button", { type: "button", className: "govuk-button govuk-button--secondary", textContent: "Foto dengan kamera" });
      button.onclick = () => camera.click();
      camera.addEventListener("change", () => this.take(camera));
      this.list.before(button, camera);
    }

    say(words) { this.spoken.textContent = words; }

    fault(sentence) {
      this.wrong.textContent = sentence;
      this.wrong.hidden = !sentence;
    }

    /* Several photos are pages of one document; anything else takes the place of what was there. */
    take(input) {
      const files = [...input.files].filter((file) => !this.items.some((item) => item.name === file.name && item.file.size === file.size && item.file.lastModified === file.lastModified && item.state !== "gagal"));
      input.value = "";
      if (!files.length) return;
      const pages = this.photos && [...files, ...this.items.map((item) => item.file)].every(isPhoto);
      if (!pages && files.length > 1) {
        this.fault(this.photos ? "Hanya foto yang dapat digabung menjadi satu dokumen. Unggah satu PDF, atau beberapa foto." : "Persyaratan ini hanya menerima satu berkas. Pilih satu berkas, lalu unggah lagi.");
        return;
      }
      for (const item of [...this.items]) if (!pages || item.state === "gagal") this.remove(item);
      for (const old of this.hidden) if (!pages) old.remove();
      this.fault("");
      for (const file of files) {
        const item = new Item(this, file);
        this.items.push(item);
        this.list.append(item.line);
        if (file.size === 0) item.fail("Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi.", false);
        else item.go();
      }
    }

    remove(item) {
      this.items = this.items.filter((other) => other !== item);
      item.giveUp();
      this.fault("");
      this.note();
      this.input.focus();
      this.settle();
    }

    collects(item) { return this.photos && isPhoto(item.file); }

    note() {
      for (const old of this.hidden) old.remove();
      for (const item of this.items) {
        if (item.state === "sampai") this.root.append(made("input", { type: "hidden", name: `${this.name}-unggahan`, value: item.ref }));
      }
      this.remember();
    }

    get memory() { return `unggah:${location.pathname}:${this.name}`; }

    remember() {
      const kept = this.items.filter((item) => item.state === "sampai").map((item) => ({ ref: item.ref, name: item.name, photo: isPhoto(item.file) }));
      try { sessionStorage.setItem(this.memory, JSON.stringify(kept)); } catch (fault) { /* then a reload forgets */ }
    }

    /* After a reload: what had arrived is still there, if the server says so. */
    async restore() {
      let kept = [];
      try { kept = JSON.parse(sessionStorage.getItem(this.memory)) || []; } catch (fault) { kept = []; }
      const shown = this.hidden.map((input) => input.value);
      if (shown.length) kept = shown.map((ref) => kept.find((one) => one.ref === ref) || { ref, name: "", photo: false });
      for (const one of kept) {
        try {
          const told = await ask(`${this.address}${one.ref}/`, this.token);
          if (told.keadaan === "batal" || told.diterima < told.ukuran) continue;
          const item = new Item(this, { name: one.name || told.nama, size: told.ukuran, type: one.photo ? "image/jpeg" : "", lastModified: 0 });
          Object.assign(item, { ref: one.ref, state: "sampai", whole: true });
          item.bar.hidden = true;
          item.say("sudah sampai");
          this.items.push(item);
          this.list.append(item.line);
        } catch (fault) { /* expired, or another's: the person chooses again */ }
      }
      this.note();
    }

    get busy() { return this.items.some((item) => item.state === "jalan" || item.state === "periksa"); }

    submit(event) {
      if (this.busy) {
        event.preventDefault();
        this.waiting = true;
        this.say("Menunggu unggahan selesai, lalu formulir dikirim.");
        return;
      }
      if (this.items.some((item) => item.state === "gagal")) {
        event.preventDefault();
        this.wrong.hidden = false;
        this.input.focus();
        return;
      }
      try { sessionStorage.removeItem(this.memory); } catch (fault) { /* nothing was remembered */ }
    }

    /* The form that was sent while something was still on its way goes now. */
    settle() {
      if (!this.waiting || this.busy) return;
      this.waiting = false;
      if (this.items.length && this.items.every((item) => item.state === "sampai")) this.form.requestSubmit ? this.form.requestSubmit() : this.form.submit();
    }
  }

  if (window.fetch && window.AbortController && Blob.prototype.slice) {
    for (const root of document.querySelectorAll("[data-unggah]")) new Field(root);
  }
})();
