// The front end is built into the server's static folder; Django finds the hashed files through the manifest.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The service worker keeps one fixed name: a browser looks for a new one under the old address. */
const FIXED_NAMES = new Set(["service-worker"]);

export default defineConfig({
  base: "/static/app/",
  root: here("."),
  publicDir: false,
  build: {
    outDir: here("../src/endrange/server/static/app"),
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: "es2022",
    rollupOptions: {
      input: {
        app: here("src/app.ts"),
        player: here("src/player/main.ts"),
        figure: here("src/figure/main.ts"),
        "service-worker": here("src/service-worker.ts"),
      },
      output: {
        entryFileNames: (chunk) => (FIXED_NAMES.has(chunk.name) ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts"],
  },
});
