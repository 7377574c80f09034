// What a page embeds from another origin: web fonts, images that it reads back, module scripts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { address, publish, putObject, putRules } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const FONT = createRequire(import.meta.url).resolve("@fontsource/vt323/files/vt323-latin-400-normal.woff2");
/** One pixel, rgb(51, 102, 153). */
const IMAGE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGMwTpsJAAICATNWh+JUAAAAAElFTkSuQmCC",
  "base64",
);

test.beforeEach(({ bucket }) => publish(bucket));

test("a web font loads for a page that a rule lets in, and for no other", async ({ bucket, visit }) => {
  await putObject(bucket, "font.woff2", readFileSync(FONT), { ContentType: "font/woff2" });
  await putRules(bucket, { origins: [app()], methods: ["GET"] });
  const font = address("s3", bucket, "font.woff2");
  expect(await (await visit("app")).evaluate((font) => fontFaces(font), font)).toBe(1);
  expect(await (await visit("stranger")).evaluate((font) => fontFaces(font), font)).toBe(0);
});

test("an image is read back by a page that a rule lets in, and by no other", async ({ bucket, visit }) => {
  await putObject(bucket, "pixel.png", IMAGE, { ContentType: "image/png" });
  await putRules(bucket, { origins: [app()], methods: ["GET"] });
  const image = address("s3", bucket, "pixel.png");
  const page = await visit("app");
  expect(await page.evaluate((image) => drawn(image, "anonymous"), image)).toEqual([51, 102, 153, 255]);
  const stranger = await visit("stranger");
  expect(await stranger.evaluate((image) => drawn(image, null), image)).toBe("SecurityError");
  expect(await stranger.evaluate((image) => drawn(image, "anonymous"), image)).toBe("not loaded");
});

test("an image that was shown first, without an Origin, is read back from then on too", async ({ bucket, visit }) => {
  await putObject(bucket, "pixel.png", IMAGE, { ContentType: "image/png", CacheControl: "max-age=3600" });
  await putRules(bucket, { origins: [app()], methods: ["GET"] });
  const image = address("s3", bucket, "pixel.png");
  const page = await visit("app");
  expect(await page.evaluate((image) => drawn(image, null), image)).toBe("SecurityError");
  expect(await page.evaluate((image) => drawn(image, "anonymous"), image)).toEqual([51, 102, 153, 255]);
});

test("a module script runs for a page that a rule lets in, and for no other", async ({ bucket, visit }) => {
  await putObject(bucket, "module.js", "window.ran = true", { ContentType: "text/javascript" });
  await putRules(bucket, { origins: [app()], methods: ["GET"] });
  const module = address("s3", bucket, "module.js");
  const page = await visit("app");
  expect(await page.evaluate((module) => ranModule(module), module)).toBe(true);
  expect(await page.evaluate(() => window.ran)).toBe(true);
  expect(await (await visit("stranger")).evaluate((module) => ranModule(module), module)).toBe(false);
});
