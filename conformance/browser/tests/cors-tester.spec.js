// The console's cross-origin tester: what the rules say, beside what this browser does.

import { NetworkLog } from "../support/network-log.js";
import { address, dialects, forPages, newBucket, putRules } from "../support/server.js";
import { expect, test } from "../support/test.js";

const own = forPages.endpoint;

/** Opens the tester and fills it in; addresses are left as it suggests them where none is told. */
async function tester(page, bucket, wish = {}) {
  await page.goto(`${own}/-/console/cors`);
  await page.getByLabel("Dialect").selectOption(wish.dialect ?? "s3");
  await page.getByLabel("Bucket").fill(bucket);
  await page.getByLabel("Method").selectOption(wish.method ?? "GET");
  await page.getByLabel("Headers that it sets").fill(wish.headers ?? "");
  await page.getByLabel("credentials").setChecked(wish.credentials ?? false);
  if (wish.origin) {
    await page.getByLabel("Origin").fill(wish.origin);
  }
  if (wish.address) {
    await page.getByLabel("Address for your browser").fill(wish.address);
  }
  await page.getByLabel("Access key").fill(forPages.keys.accessKeyId);
  await page.getByLabel("Secret key").fill(wish.secret ?? forPages.keys.secretAccessKey);
  await page.getByLabel("Secret key").press("Enter");
}

const rules = (page) => page.locator("#rules-outcome");
const browser = (page) => page.locator("#browser-outcome");
const note = (page) => page.locator("#browser-note");

test("rules and browser agree about a page that gets through, and the command line is told", async ({ bucket, page }) => {
  await putRules(bucket, { origins: [own], methods: ["PUT"], headers: ["content-type"], expose: ["x-amz-request-id"] });
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && faults.push(message.text()));
  const network = await NetworkLog.of(page);
  await tester(page, bucket, { method: "PUT", headers: "Content-Type" });
  await expect(rules(page)).toHaveText("the page gets through");
  await expect(browser(page)).toHaveText("the page reads the answer, status 403");
  await expect(note(page)).toContainText("Rules and browser agree.");
  await expect(page.locator("#browser-headers")).toContainText("x-amz-request-id");
  await expect(page.locator("#rules-headers")).toContainText(own);
  await expect(page.locator("#command")).toHaveText(
    `entrepot cors test ${bucket} --origin ${own} --method PUT --header content-type --dialect s3 --endpoint ${own}`,
  );
  const target = await page.getByLabel("Address for your browser").inputValue();
  expect(network.preflightsTo(target)).toHaveLength(1);
  expect(faults).toEqual([]);
});

test("rules and browser agree about a page that does not get through, and the reason is told", async ({ bucket, page }) => {
  await putRules(bucket, { origins: [own], methods: ["GET"], headers: ["content-type"] });
  await tester(page, bucket, { method: "DELETE" });
  await expect(rules(page)).toHaveText("the page does not get through");
  await expect(page.locator("#rules-text")).toContainText("DELETE");
  await expect(browser(page)).toContainText("the page is told no more than TypeError");
  await expect(note(page)).toContainText("Rules and browser agree.");
});

test("credentials are asked for in both views", async ({ bucket, page }) => {
  await putRules(bucket, { origins: ["*"], methods: ["GET"], headers: ["*"] });
  await tester(page, bucket, { credentials: true });
  await expect(rules(page)).toHaveText("the page does not get through");
  await expect(browser(page)).toContainText("the page is told no more than TypeError");
  await expect(page.locator("#command")).toContainText("--credentials");
});

for (const dialect of dialects) {
  test(`the tester asks a bucket on its host of ${dialect}`, async ({ bucket, page }) => {
    await putRules(bucket, { origins: [own], methods: ["GET"], headers: ["x-amz-meta-a"] });
    await tester(page, bucket, { dialect, headers: "x-amz-meta-a", address: address(dialect, bucket, "nothing") });
    await expect(rules(page)).toHaveText("the page gets through");
    await expect(browser(page)).toContainText("the page reads the answer");
    await expect(note(page)).toContainText("Rules and browser agree.");
  });
}

test("that a browser speaks for no other origin is told", async ({ bucket, page }) => {
  await putRules(bucket, { origins: ["https://app.example"], methods: ["GET"] });
  await tester(page, bucket, { origin: "https://app.example" });
  await expect(rules(page)).toHaveText("the page gets through");
  await expect(note(page)).toContainText(`The browser spoke for this page, ${own}`);
});

test("that an address on the console's own origin proves nothing is told", async ({ bucket, page }) => {
  await tester(page, bucket, { address: `${own}/${bucket}/nothing` });
  await expect(rules(page)).toHaveText("the page does not get through");
  await expect(note(page)).toContainText("so the browser asked no rules");
});

test("a wrong key is answered in words, and no key is kept", async ({ page, context }) => {
  await tester(page, await newBucket(), { secret: "wrong" });
  await expect(page.getByRole("status")).toHaveText("the server says: the signature does not hold");
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, location.search, location.hash]);
  expect(kept).toEqual([0, 0, "", ""]);
  expect(await context.cookies()).toEqual([]);
  await page.reload();
  await expect(page.getByLabel("Secret key")).toHaveValue("");
});
