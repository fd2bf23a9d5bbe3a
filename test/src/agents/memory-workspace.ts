import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'langium';
import { expect } from 'vitest';
import { repository } from '../../../.build/repository.ts';
import { drawPicture } from '../../../src/agents/pictures/draw-picture.ts';
import type { AgentProject, AgentWorkspace } from '../../../src/agents/project/agent-workspace.ts';
import { chooseProject } from '../../../src/agents/project/choose-project.ts';
import { agentProject } from '../../../src/agents/project/unsaved-texts.ts';
import { type AgentTool, type ToolAnswer, ToolFailure } from '../../../src/agents/tool.ts';
import { createDrawer } from '../../../src/diagram/draw.ts';
import { buildProjects } from '../../../src/project/build-projects.ts';
import { DEFAULT_CONFIG, readConfig } from '../../../src/project/config/project-config.ts';
import { openGitRevision } from '../../../src/project/git/git-revision.ts';
import type { ProjectSources } from '../../../src/project/read-project.ts';
import { runInTurns } from '../../../src/simulation/replication/run-in-turns.ts';

/** The day on which all tests happen. */
const TODAY = '2026-11-23';

/** A system with something to find: two contexts, calls with and without protection, a message and a store. */
export const SHOP = `/** A shop. */
system Shop
team Checkout
client Web { calls Edge }
gateway Edge { timeout 2s  route "/orders" to Ordering.orders }
external Stripe { slo { availability 99.9% } }
context Ordering {
  owner Checkout
  /** Takes orders. */
  service orders "Order service" {
    technology Kotlin
    store ordersDb : PostgreSQL
    command place "POST /orders" {
      calls Payments.payments.charge over grpc { timeout 300ms }
      writes ordersDb
      publishes OrderPlaced
    }
    query list { reads ordersDb }
  }
  event OrderPlaced
}
context Payments {
  service payments { command charge { calls Stripe { breaker { opens after 5 failures } } } }
  service receipts { on Ordering.OrderPlaced { calls Stripe { timeout 1s } } }
}
`;

/**
 * What agents work with, out of texts in memory.
 *
 * @param files by their paths; each folder at the top that holds any is a project
 */
export function memoryWorkspace(files: Readonly<Record<string, string>> = { 'shop/shop.fbk': SHOP }): AgentWorkspace {
    const drawer = createDrawer();
    const drawPng = async (svg: string, scale: number) => ({
        png: new Uint8Array(Math.ceil(svg.length * scale)),
        notes: [],
    });
    const known = new Map<string, Promise<AgentProject>>();
    return {
        async open(name) {
            const roots = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))].sort();
            const { root } = chooseProject(
                roots.map((folder) => ({ root: URI.parse(`file:///work/${folder}`) })),
                name,
            );
            const project = known.get(root.path) ?? build(sourcesOf(files, root));
            known.set(root.path, project);
            return project;
        },
        today: () => TODAY,
        revisionsOf: async () => openGitRevision,
        pictures: { make: (request) => drawPicture({ drawer, drawPng }, request) },
        runner: runInTurns(),
        readPage: async (path) => readFileSync(join(repository, path), 'utf8'),
    };
}

async function build(sources: ProjectSources): Promise<AgentProject> {
    const [built] = await buildProjects([sources]);
    if (!built) {
        throw new Error('no project');
    }
    return agentProject(built, TODAY);
}

function sourcesOf(files: Readonly<Record<string, string>>, root: URI): ProjectSources {
    const own = Object.entries(files)
        .map(([path, text]) => ({ uri: URI.parse(`file:///work/${path}`), text }))
        .filter(({ uri }) => uri.path.startsWith(`${root.path}/`));
    const configText = own.find(({ uri }) => uri.path.endsWith('/firebreak.json'));
    const { config, problems } = configText
        ? readConfig(configText.uri, configText.text)
        : { config: DEFAULT_CONFIG, problems: [] };
    return {
        root,
        config,
        isConfigured: configText !== undefined,
        ...(configText ? { configText } : {}),
        models: own.filter((each) => each !== configText),
        ignored: [],
        problems,
    };
}

/** Asks a tool; what it says as data fits what it promises, and survives the way over a wire. */
export async function ask(
    tool: AgentTool,
    input: unknown = {},
    workspace: AgentWorkspace = memoryWorkspace(),
): Promise<ToolAnswer & { readonly data: Readonly<Record<string, unknown>> }> {
    const answer = await tool.run(workspace, input, new AbortController().signal);
    const overWire: unknown = JSON.parse(JSON.stringify(answer.data));
    expect(tool.output.safeParse(overWire).error?.message).toBeUndefined();
    expect(overWire).toEqual(answer.data);
    return { ...answer, data: answer.data as Readonly<Record<string, unknown>> };
}

/** What a tool says when it refuses. */
export async function refusal(
    tool: AgentTool,
    input: unknown,
    workspace: AgentWorkspace = memoryWorkspace(),
): Promise<string> {
    try {
        await tool.run(workspace, input, new AbortController().signal);
    } catch (error) {
        if (error instanceof ToolFailure) {
            return error.message;
        }
        throw error;
    }
    return 'It answered.';
}
