// The front end is built into the server's static folder; Django finds the hashed files through the manifest.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The service worker keeps one fixed name: a browser looks for a new one under the old address. */
const FIXED_NAMES = new Set(["service-worker"]);

/** Lay a .gz and a .br beside every script and style: the server sends the smallest that the browser takes. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    closeBundle: () => {
      const assets = here("../src/endrange/server/static/app/assets");
      for (const name of readdirSync(assets).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const bytes = readFileSync(join(assets, name));
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes));
      }
    },
  };
}

export default defineConfig({
  base: "/static/app/",
  root: here("."),
  publicDir: false,
  plugins: [compressed()],
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
    testTimeout: 120_000, // a slow machine is no fault of a test
  },
});
