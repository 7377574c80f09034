// One browser, one test at a time: the suite asks what a browser does, not how much of it at once.

import { defineConfig } from "@playwright/test";
import { HOME } from "./support/trust.js";

export default defineConfig({
  testDir: "tests",
  outputDir: `${process.env.RESULTS}/failed`,
  globalSetup: ["./pages/serve.js", "./support/trust.js"],
  workers: 1,
  forbidOnly: true,
  reporter: [["dot"], ["junit", { outputFile: `${process.env.RESULTS}/TEST-browser.xml` }]],
  use: {
    screenshot: "only-on-failure",
    launchOptions: {
      env: { ...process.env, HOME },
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing but this machine.
        "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    },
  },
});
