import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        include: ['test/**/*.test.ts'],
        exclude: ['test/vscode/**', 'test/browser/**', 'test/package/**', 'node_modules/**'],
        setupFiles: ['test/property-seed.ts'],
        // Else one core of two stays idle.
        maxWorkers: '100%',
        testTimeout: 60_000,
    },
});
