import { defineConfig } from 'vitest/config';

// Apart from the other tests: these need the build.
export default defineConfig({
    test: { include: ['test/package/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
});
