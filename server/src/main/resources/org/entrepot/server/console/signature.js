// Signature Version 4 of a request to the internal API. Keys stay in this page; they are neither stored nor sent.

const SCOPE = "us-east-1/entrepot/aws4_request";
const SIGNED = "host;x-amz-content-sha256;x-amz-date";
const encoder = new TextEncoder();

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

const sha256 = async (text) => hex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));

async function hmac(key, text) {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return crypto.subtle.sign("HMAC", imported, encoder.encode(text));
}

/** Whether this browser lends its cryptography to the page: only over HTTPS and on this machine's own names. */
export const canSign = () => globalThis.crypto?.subtle !== undefined;

/** The headers that sign a request to this page's own server. */
export async function signature(method, path, body, { accessKey, secretKey }, now = new Date()) {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const hash = await sha256(body);
  const headers = [`host:${location.host}`, `x-amz-content-sha256:${hash}`, `x-amz-date:${time}`];
  const canonical = [method, path, "", ...headers, "", SIGNED, hash].join("\n");
  const text = ["AWS4-HMAC-SHA256", time, `${day}/${SCOPE}`, await sha256(canonical)].join("\n");
  let key = encoder.encode(`AWS4${secretKey}`);
  for (const part of [day, ...SCOPE.split("/")]) {
    key = await hmac(key, part);
  }
  const signed = hex(await hmac(key, text));
  return {
    "x-amz-content-sha256": hash,
    "x-amz-date": time,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${day}/${SCOPE}, SignedHeaders=${SIGNED}, Signature=${signed}`,
  };
}
