import { homedir } from 'node:os';
import { parse } from 'node:path';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { RootsListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { URI } from 'langium';
import { ToolFailure } from '../../agents/tool.ts';
import { nearestConfigured } from '../../project/locate-projects.ts';
import { nodeFileAccess } from '../../project/node-file-access.ts';

/** What the folders depend on. */
export interface RootSources {
    /** Folders named on the command line, absolute; they hold whatever the client says. */
    readonly named: readonly string[];
    readonly workingDirectory: string;
}

/**
 * The folders that agents may ask about: those of the command line, else the client's roots, else the project of the
 * working directory. Nothing outside of named folders and roots is read.
 */
export function createRoots(
    { server }: McpServer,
    { named, workingDirectory }: RootSources,
): (signal: AbortSignal) => Promise<readonly URI[]> {
    let known: Promise<readonly URI[]> | undefined;
    server.setNotificationHandler(RootsListChangedNotificationSchema, () => {
        known = undefined;
    });

    async function ofClient(): Promise<readonly URI[]> {
        if (server.getClientCapabilities()?.roots === undefined) {
            return [];
        }
        const { roots } = await server.listRoots();
        return roots.flatMap(({ uri }) => folderOf(uri));
    }

    return async (signal) => {
        const ofCommandLine = named.map((path) => URI.file(path));
        if (ofCommandLine.length === 0) {
            known ??= ofClient();
            known.catch(() => {
                known = undefined;
            });
        }
        // A client that announces roots and then has none to tell is as one without.
        const limits = ofCommandLine.length > 0 ? ofCommandLine : ((await known?.catch(() => [])) ?? []);
        signal.throwIfAborted();
        return limits.length > 0 ? Promise.all(limits.map(confined)) : [await projectAround(workingDirectory)];
    };
}

/** A root on this machine's disk; others are none of ours. */
function folderOf(uri: string): URI[] {
    try {
        const parsed = URI.parse(uri, true);
        return parsed.scheme === 'file' ? [URI.file(parsed.fsPath)] : [];
    } catch {
        return [];
    }
}

/** A root, if it can be read by itself. */
async function confined(root: URI): Promise<URI> {
    const { kind } = await nodeFileAccess.status(root);
    if (kind !== 'folder') {
        throw new ToolFailure(
            `The folder ${root.fsPath} that this server may read is not there. Mend the roots of the client, or its --root.`,
        );
    }
    const settled = await nearestConfigured(nodeFileAccess, root);
    if (settled && settled.toString() !== root.toString()) {
        throw new ToolFailure(
            `${root.fsPath} is a part of the project in ${settled.fsPath}, outside of which this server may not read. Start it with --root ${settled.fsPath}, or open that folder.`,
        );
    }
    return root;
}

/** The project of the working directory; of a whole disk or home nobody wants all that is in it. */
async function projectAround(workingDirectory: string): Promise<URI> {
    const folder = URI.file(workingDirectory);
    const settled = await nearestConfigured(nodeFileAccess, folder);
    const top = (settled ?? folder).fsPath;
    if (top === parse(top).root || top === homedir()) {
        throw new ToolFailure(
            `No folder was named and the server was started in ${top}. Name the folder of the models in the client's settings: firebreak mcp --root <folder>.`,
        );
    }
    return settled ?? folder;
}
