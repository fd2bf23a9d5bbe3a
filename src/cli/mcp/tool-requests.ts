import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
    CallToolRequestSchema,
    type CallToolResult,
    ErrorCode,
    ListToolsRequestSchema,
    McpError,
    type ProgressToken,
    type ServerNotification,
    type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod/mini';
import type { AgentWorkspace } from '../../agents/project/agent-workspace.ts';
import { type AgentTool, type ToolAnswer, ToolFailure } from '../../agents/tool.ts';
import { toBase64 } from '../../protocol/base64.ts';

/** Told of what went wrong inside, for the log. */
export type ReportDefect = (error: unknown) => void;

/** Answers which tools there are, and calls them. */
export function answerToolRequests(
    { server }: McpServer,
    tools: readonly AgentTool[],
    workspace: AgentWorkspace,
    report: ReportDefect,
): void {
    server.registerCapabilities({ tools: {} });
    const described = tools.map(describeTool);
    server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: described }));
    server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
        const tool = tools.find(({ name }) => name === params.name);
        if (!tool) {
            throw new McpError(
                ErrorCode.InvalidParams,
                `There is no tool "${params.name}". There are: ${tools.map(({ name }) => name).join(', ')}.`,
            );
        }
        try {
            const onProgress = progressTeller(params._meta?.progressToken, sendNotification);
            return toResult(await tool.run(workspace, params.arguments, signal, onProgress));
        } catch (error) {
            if (!(error instanceof ToolFailure || signal.aborted)) {
                report(error);
            }
            return { isError: true, content: [{ type: 'text', text: explain(error) }] };
        }
    });
}

/** Tells a client that wants to know how far a call is, in steps of a hundredth. */
function progressTeller(
    progressToken: ProgressToken | undefined,
    send: (notification: ServerNotification) => Promise<void>,
): ((share: number) => void) | undefined {
    if (progressToken === undefined) {
        return undefined;
    }
    let told = 0;
    return (share) => {
        const progress = Math.floor(share * 100);
        if (progress > told) {
            told = progress;
            // A client that has gone wants no progress.
            send({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } }).catch(
                () => undefined,
            );
        }
    };
}

function describeTool({ name, title, description, input, output }: AgentTool): Tool {
    return {
        name,
        title,
        description,
        inputSchema: z.toJSONSchema(input, { target: 'draft-7', io: 'input' }) as Tool['inputSchema'],
        outputSchema: z.toJSONSchema(output, { target: 'draft-7', io: 'output' }) as NonNullable<Tool['outputSchema']>,
        annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    };
}

function toResult({ text, data, picture }: ToolAnswer): CallToolResult {
    return {
        content: [
            { type: 'text', text },
            ...(picture ? [{ type: 'image' as const, data: toBase64(picture.bytes), mimeType: picture.mimeType }] : []),
        ],
        structuredContent: data as Record<string, unknown>,
    };
}

function explain(error: unknown): string {
    if (error instanceof ToolFailure) {
        return error.message;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return `Firebreak failed: ${reason}. This is a defect of Firebreak, not of what was asked for; the server goes on.`;
}
