// The server's own page.

import { forPages } from "../support/server.js";
import { expect, test } from "../support/test.js";

test("the server's page opens without an error, and its links lead somewhere", async ({ page, request }) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${forPages.endpoint}/-/console`);
  await expect(page).toHaveURL(`${forPages.endpoint}/-/console/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Entrepôt");
  const links = await page.getByRole("link").evaluateAll((all) => all.map((link) => link.href));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect((await request.get(link.replace("//localhost", "//127.0.0.1"))).status(), link).toBe(200);
  }
  expect(errors).toEqual([]);
});
