// Serves the one page of this suite under every host name, so that each name below `localhost` is an origin of its own.

import http from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>A page of another origin</title>
<link rel="icon" href="data:,">
<style>pre { white-space: pre-wrap; overflow-wrap: anywhere }</style>
<script src="/page.js"></script>
<h1></h1>
<pre></pre>
<script>document.querySelector("h1").textContent = location.origin</script>`;

/** Started once for a run; the tests find the port in `PAGES_PORT`. */
export default async function serve() {
  const bundled = await build({
    entryPoints: ["page.js", "sdks.js"].map((name) => fileURLToPath(new URL(name, import.meta.url))),
    outdir: "/",
    bundle: true,
    write: false,
    platform: "browser",
    logLevel: "error",
  });
  const scripts = new Map(bundled.outputFiles.map((file) => [file.path, file.contents]));
  const server = http.createServer((request, answer) => {
    if (scripts.has(request.url)) {
      answer.writeHead(200, { "Content-Type": "text/javascript" }).end(scripts.get(request.url));
    } else if (request.url === "/") {
      answer.writeHead(200, { "Content-Type": "text/html" }).end(PAGE);
    } else {
      answer.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  process.env.PAGES_PORT = String(server.address().port);
  return () => server.close();
}
