import { existsSync } from 'node:fs';
import process from 'node:process';
import { installDebianPackages } from './debian-packages.ts';

/** Flags for a browser that talks to this machine alone and needs neither a sandbox nor a graphics card. */
export const chromiumFlags: readonly string[] = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/**
 * The path of a Chromium or Chrome, installed if need be. The variable FIREBREAK_CHROMIUM names another one.
 *
 * @throws MissingToolError when there is none and none may be installed
 */
export function findChromium(): string {
    const installed = installedChromium();
    if (installed !== undefined) {
        return installed;
    }
    installDebianPackages(['chromium'], 'The tests in a browser need Chromium');
    return '/usr/bin/chromium';
}

function installedChromium(): string | undefined {
    const candidates = [
        process.env['FIREBREAK_CHROMIUM'],
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ];
    return candidates.find((path) => path !== undefined && existsSync(path));
}
