import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        include: ['test/browser/**/*.test.ts'],
        setupFiles: ['test/property-seed.ts'],
        // One browser at a time: each test file starts its own.
        fileParallelism: false,
        testTimeout: 30_000,
        hookTimeout: 60_000,
    },
});
