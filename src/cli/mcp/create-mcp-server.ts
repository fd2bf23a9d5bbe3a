import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { PictureMaker } from '../../agents/pictures/picture-maker.ts';
import { agentTools } from '../../agents/tools.ts';
import type { ReplicationRunner } from '../../simulation/replication/replication-runner.ts';
import { packageVersion } from '../package-files.ts';
import { createDiskWorkspace } from './disk-workspace.ts';
import { offerGuides, offerPrompts } from './guides.ts';
import { answerToolRequests, type ReportDefect } from './tool-requests.ts';
import { createRoots, type RootSources } from './workspace-roots.ts';

/** What the server knows of the world. */
export interface McpSources extends RootSources {
    /** ISO date of this day. */
    today(): string;
    /** Runs experiments; whoever gives it stops it. */
    readonly runner: ReplicationRunner;
    /** Draws; likewise. */
    readonly pictures: PictureMaker;
    readonly report: ReportDefect;
}

const INSTRUCTIONS = `Firebreak reads models of microservice architectures (.fbk files): contexts, services, stores, calls, events, policies. It finds risks in them, works out what fails with what, and draws them.
Begin with describe_project. After each change of a model call check_architecture; give it "texts" to try a change before it is saved; preview_change and compare_revision tell what a change or a branch means. run_experiments simulates the model under load with something broken. Read language_guide before you write a model.
No tool writes a file: fixes are proposed as diffs, to be applied with the user's consent.`;

/** Makes the server that answers agents over the Model Context Protocol; it is not connected yet. */
export function createMcpServer({ today, runner, pictures, report, ...rootSources }: McpSources): McpServer {
    const server = new McpServer(
        { name: 'firebreak', title: 'Firebreak', version: packageVersion() },
        { instructions: INSTRUCTIONS },
    );
    const workspace = createDiskWorkspace(createRoots(server, rootSources), today, { runner, pictures });
    answerToolRequests(server, agentTools(true), workspace, report);
    offerGuides(server, workspace);
    offerPrompts(server);
    return server;
}
