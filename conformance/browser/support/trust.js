// Whom the browser trusts: over TLS the authority of the run, in the user's own certificate store, as somebody who runs one at home does.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The browser's user has a home that is new in every run. */
export const HOME = fileURLToPath(new URL("../target/home", import.meta.url));

export default function trust() {
  rmSync(HOME, { recursive: true, force: true });
  const store = `${HOME}/.pki/nssdb`;
  mkdirSync(store, { recursive: true });
  if (process.env.ENTREPOT_TLS) {
    const certutil = (...words) => execFileSync("certutil", ["-d", `sql:${store}`, ...words]);
    certutil("-N", "--empty-password");
    certutil("-A", "-n", "conformance", "-t", "C,,", "-i", process.env.NODE_EXTRA_CA_CERTS);
  }
}
