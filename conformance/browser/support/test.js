// What every test starts from: a bucket of its own, and pages on as many origins as it likes.

import { test as base } from "@playwright/test";
import { NetworkLog } from "./network-log.js";
import { newBucket } from "./server.js";

export { expect } from "@playwright/test";

/** The origin of a site; each name is one of its own. */
export const originOf = (site) => `http://${site}.localhost:${process.env.PAGES_PORT}`;

/** `app` and `other` are what rules allow, `stranger` is what none does. */
export const app = () => originOf("app");
export const other = () => originOf("other");

export const test = base.extend({
  bucket: async ({}, use) => use(await newBucket()),

  /** Opens a page of a site and adds scripts to it; `page.network` is what its developer tools would show. */
  visit: async ({ context }, use) =>
    use(async (site, ...scripts) => {
      const page = await context.newPage();
      page.network = await NetworkLog.of(page);
      await page.goto(originOf(site));
      for (const url of scripts) {
        await page.addScriptTag({ url });
      }
      return page;
    }),
});
