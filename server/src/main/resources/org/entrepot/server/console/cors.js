// The cross-origin tester: what the rules say, beside what this browser does (cors.md section 9.3).

import { canSign, signature } from "./signature.js";

const form = document.forms[0];
const field = form.elements;
const at = (id) => document.getElementById(id);

/** How long a request of the browser may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** A key that nobody has, so that nothing is overwritten or deleted. */
const key = `cors-test-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;

/** The name of this server under which buckets have hosts of their own. */
const domain = /^(127\.0\.0\.1|\[::1\])$/.test(location.hostname) ? "localhost" : location.hostname;

/** The host of a bucket in each dialect: another origin than this page's, or the browser would ask nobody. */
const hosts = {
  s3: (bucket) => `${bucket}.s3.us-east-1.${domain}`,
  cos: (bucket) => `${bucket}-APPID.cos.ap-guangzhou.${domain}`,
  qingstor: (bucket) => `${bucket}.pek3a.${domain}`,
  mediastore: (bucket) => `${bucket}.data.mediastore.us-east-1.${domain}`,
};

function suggestAddress() {
  const host = hosts[field.dialect.value](field.bucket.value.trim() || "BUCKET");
  field.address.value = `${location.protocol}//${host}${location.port && `:${location.port}`}/${key}`;
}

/** What is asked, as the explain call takes it. */
function question() {
  return {
    origin: field.origin.value.trim(),
    method: field.method.value,
    headers: field.headers.value
      .split(/[\s,]+/)
      .filter((name) => name !== "")
      .map((name) => name.toLowerCase()),
    credentials: field.credentials.checked,
    path: key,
  };
}

const quoted = (text) => (/^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function command(bucket, asked) {
  const words = ["entrepot cors test", quoted(bucket), "--origin", quoted(asked.origin), "--method", asked.method];
  asked.headers.forEach((name) => words.push("--header", quoted(name)));
  if (asked.credentials) {
    words.push("--credentials");
  }
  words.push("--dialect", field.dialect.value, "--endpoint", location.origin);
  return words.join(" ");
}

async function explain(bucket, asked) {
  const path = `/-/api/v1/buckets/${encodeURIComponent(bucket)}/cors/explain`;
  const body = JSON.stringify(asked);
  const keys = { accessKey: field.accessKey.value.trim(), secretKey: field.secretKey.value };
  const headers = { ...(await signature("POST", path, body, keys)), "content-type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body, credentials: "omit", cache: "no-store" });
  const told = await answer.json();
  if (!answer.ok) {
    throw new Error(`the server says: ${told.message}`);
  }
  return told;
}

/** The real request; the browser sends the preflight before it where one is due, and tells a page nothing of a refusal but that. */
async function send(asked) {
  const headers = Object.fromEntries(asked.headers.map((name) => [name, "test"]));
  try {
    const answer = await fetch(field.address.value, {
      method: asked.method,
      headers,
      mode: "cors",
      credentials: asked.credentials ? "include" : "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return { passes: true, words: `the page reads the answer, status ${answer.status}`, headers: [...answer.headers] };
  } catch (failure) {
    return { passes: false, words: `the page is told no more than ${failure.name}: ${failure.message}`, headers: [] };
  }
}

function table(id, pairs) {
  const rows = pairs.length === 0 ? [["nothing", ""]] : pairs;
  at(id).replaceChildren(
    ...rows.map(([name, value]) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = name;
      const cell = document.createElement("td");
      cell.textContent = value;
      row.append(head, cell);
      return row;
    }),
  );
}

function outcome(id, passes, words) {
  at(id).dataset.outcome = passes ? "passes" : "fails";
  at(id).textContent = words;
}

function showRules(explained, asked) {
  const answer = explained.answers[field.dialect.value];
  const passes = asked.credentials ? answer.passes_with_credentials : answer.passes;
  outcome("rules-outcome", passes, passes ? "the page gets through" : "the page does not get through");
  at("rules-text").textContent = explained.text;
  table("rules-headers", Object.entries(answer.actual));
  return passes;
}

/** Whether both views are about the same page: a browser sends no other origin than that of the page it shows. */
function showBrowser(asked, expected, sent) {
  outcome("browser-outcome", sent.passes, sent.words);
  table("browser-headers", sent.headers);
  const target = new URL(field.address.value);
  const notes = [];
  if (target.origin === location.origin) {
    notes.push(
      "The address is on this page's own origin, so the browser asked no rules. Give the address under which the bucket is another" +
        " origin: a host of its own, or localhost instead of 127.0.0.1.",
    );
  } else if (asked.origin !== location.origin) {
    notes.push(
      `The browser spoke for this page, ${location.origin}: it sends no other origin. The rules were asked about ${asked.origin}, so the` +
        " two may differ.",
    );
  } else if (expected === sent.passes) {
    notes.push("Rules and browser agree.");
  } else {
    notes.push(
      "Rules and browser differ. The browser may still keep an older permission (Access-Control-Max-Age), the address may be another" +
        " server's or not reachable, or something between changes headers.",
    );
  }
  if (location.protocol === "https:" && target.protocol === "http:") {
    notes.push("A page that came by HTTPS may not send requests by HTTP.");
  }
  notes.push("The browser's developer tools show the preflight; x-cors-diagnosis in its answer names the reason of a refusal.");
  at("browser-note").textContent = notes.join(" ");
}

async function test() {
  const bucket = field.bucket.value.trim();
  const asked = question();
  const [explained, sent] = await Promise.all([explain(bucket, asked), send(asked)]);
  showBrowser(asked, showRules(explained, asked), sent);
  at("command").textContent = command(bucket, asked);
  document.querySelector(".views").hidden = false;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  at("status").textContent = "asking…";
  document.querySelector(".views").hidden = true;
  try {
    await test();
    at("status").textContent = "";
  } catch (failure) {
    at("status").textContent = failure.message;
  } finally {
    button.disabled = false;
  }
});

field.bucket.addEventListener("input", suggestAddress);
field.dialect.addEventListener("change", suggestAddress);
field.origin.value = location.origin;
suggestAddress();
if (!canSign()) {
  at("status").textContent =
    "Browsers lend their cryptography only to pages that came by HTTPS or from this machine. Open this page in one of these ways, or use" +
    " entrepot cors test.";
  form.querySelector("button").disabled = true;
}
