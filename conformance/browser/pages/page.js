// What a page of this suite can do; the tests call it through `page.evaluate`. Each call shows its outcome on the page as well, for
// the screenshot of a failed test.

function show(what, outcome) {
  document.querySelector("pre").append(`${what}\n  ${JSON.stringify(outcome).slice(0, 500)}\n`);
  return outcome;
}

/** What the page can see of an answer. */
async function seen(answer) {
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
}

/** `fetch`: what the page sees of the answer, or of the failure all that a page is ever told. */
async function fetched(address, init = {}) {
  const what = `${init.method ?? "GET"} ${address}`;
  try {
    return show(what, await seen(await fetch(address, init)));
  } catch (failure) {
    return show(what, { failure: `${failure.name}: ${failure.message}` });
  }
}

/** The same with an `XMLHttpRequest`. */
function requested(address, { method = "GET", headers = {}, body, credentials } = {}) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.withCredentials = credentials === "include";
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    request.onload = () =>
      done(
        show(`${method} ${address}`, {
          status: request.status,
          headers: Object.fromEntries(
            request
              .getAllResponseHeaders()
              .trim()
              .split("\r\n")
              .map((line) => line.split(": ")),
          ),
          text: request.responseText,
        }),
      );
    request.onerror = () => done(show(`${method} ${address}`, { failure: `error, status ${request.status}` }));
    request.send(body);
  });
}

/** A file as a visitor would choose one, of bytes that do not repeat. */
function someFile(sizeBytes) {
  const words = new Uint32Array(sizeBytes / 4);
  for (let at = 0, word = 1; at < words.length; at++) {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    words[at] = word;
  }
  return new File([words], "film.bin", { type: "application/octet-stream" });
}

async function sha256(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether an image of this address loads, and the colour of its first pixel; `SecurityError` when the page may not read it. */
function drawn(address, crossOrigin) {
  return new Promise((done) => {
    const image = new Image();
    image.crossOrigin = crossOrigin;
    image.onerror = () => done("not loaded");
    image.onload = () => {
      document.body.append(image);
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.drawImage(image, 0, 0);
      try {
        done(Array.from(canvas.getImageData(0, 0, 1, 1).data));
      } catch (tainted) {
        done(tainted.name);
      }
    };
    image.src = address;
  });
}

/** The number of faces of a web font that loaded. */
async function fontFaces(address) {
  const face = new FontFace("Foreign", `url(${address})`);
  document.fonts.add(face);
  try {
    return (await document.fonts.load("16px Foreign")).length;
  } catch {
    return 0;
  }
}

/** Whether a module script of another origin ran. */
function ranModule(address) {
  return new Promise((done) => {
    const script = document.createElement("script");
    script.type = "module";
    script.crossOrigin = "anonymous";
    script.src = address;
    script.onload = () => done(true);
    script.onerror = () => done(false);
    document.head.append(script);
  });
}

/** What a sandboxed frame of this page, whose origin is `null`, sees of an answer. */
function fetchedInSandbox(address) {
  return new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-scripts";
    frame.srcdoc = `<script>fetch(${JSON.stringify(address)})
      .then((answer) => answer.text(), (failure) => String(failure))
      .then((outcome) => parent.postMessage(outcome, "*"))</script>`;
    window.addEventListener("message", ({ data }) => done(data), { once: true });
    document.body.append(frame);
  });
}

Object.assign(window, { fetched, requested, fetchedInSandbox, someFile, sha256, drawn, fontFaces, ranModule });
