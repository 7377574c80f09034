// Rules written through each dialect, obeyed at once by the browser through the address of every dialect.

import { address, deleteRules, dialects, publish, putObject, putRules } from "../support/server.js";
import { app, expect, other, test } from "../support/test.js";

const FAILED = { failure: "TypeError: Failed to fetch" };
// A header that is not on the safe list makes the browser ask first.
const ASKING = { headers: { "X-Requested-With": "a page" } };

const rule = (...origins) => ({ origins, methods: ["GET"], headers: ["x-requested-with"], expose: ["ETag"], maxAge: 0 });

for (const writer of dialects) {
  for (const reader of dialects) {
    test(`rules written through ${writer} let a page read through ${reader}`, async ({ bucket, visit }) => {
      await publish(bucket);
      await putObject(bucket, "note", "hello");
      await putRules(bucket, rule(app()), writer);
      const note = address(reader, bucket, "note");
      const page = await visit("app");
      const read = await page.evaluate(([note, init]) => fetched(note, init), [note, ASKING]);
      expect(read).toMatchObject({ status: 200, text: "hello", headers: { etag: expect.stringMatching(/./) } });
      expect(page.network.preflightsTo(note)).toHaveLength(1);
      const stranger = await visit("stranger");
      expect(await stranger.evaluate(([note, init]) => fetched(note, init), [note, ASKING])).toEqual(FAILED);
    });
  }

  test(`rules changed through ${writer} govern the very next request of a page`, async ({ bucket, visit }) => {
    await publish(bucket);
    await putObject(bucket, "note", "hello");
    const pages = [await visit("app"), await visit("other")];
    const note = address(writer, bucket, "note");
    const outcomes = async () => {
      const read = [];
      for (const page of pages) {
        const { text, failure } = await page.evaluate(([note, init]) => fetched(note, init), [note, ASKING]);
        read.push(text ?? failure);
      }
      return read;
    };
    expect(await outcomes()).toEqual([FAILED.failure, FAILED.failure]);
    await putRules(bucket, rule(app()), writer);
    expect(await outcomes()).toEqual(["hello", FAILED.failure]);
    await putRules(bucket, rule(app(), other()), writer);
    expect(await outcomes()).toEqual(["hello", "hello"]);
    await putRules(bucket, rule(other()), writer);
    expect(await outcomes()).toEqual([FAILED.failure, "hello"]);
    await deleteRules(bucket, writer);
    expect(await outcomes()).toEqual([FAILED.failure, FAILED.failure]);
  });
}
