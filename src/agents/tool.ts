import * as z from 'zod/mini';
import type { AgentWorkspace } from './project/agent-workspace.ts';

/** What a tool says to an agent: the same as text to read and as data. */
export interface ToolAnswer<Data = unknown> {
    readonly text: string;
    /** Fits the tool's {@link AgentTool.output}. */
    readonly data: Data;
    readonly picture?: AgentPicture;
}

/** Data that nobody changes, to its innermost lists. */
export type ReadonlyData<Data> = Data extends readonly (infer Item)[]
    ? readonly ReadonlyData<Item>[]
    : Data extends object
      ? { readonly [Key in keyof Data]: ReadonlyData<Data[Key]> }
      : Data;

/** A picture of pixels. */
export interface AgentPicture {
    readonly bytes: Uint8Array;
    readonly mimeType: 'image/png';
}

/**
 * One thing that an agent may ask of Firebreak, whatever protocol it speaks. Tools read and propose; none of them
 * writes a file.
 */
export interface AgentTool {
    /** Lower case with underscores: what every protocol takes. */
    readonly name: string;
    /** For people: what they are asked to allow. */
    readonly title: string;
    /** For the agent: what the tool answers, when to use it, and what to use instead. */
    readonly description: string;
    readonly input: z.ZodMiniObject;
    readonly output: z.ZodMiniObject;
    /**
     * @param input what the agent has sent, unchecked
     * @param onProgress told, by tools that take long, which share of the work is done
     * @throws ToolFailure that says how to mend what was asked for
     */
    run(
        workspace: AgentWorkspace,
        input: unknown,
        signal: AbortSignal,
        onProgress?: (share: number) => void,
    ): Promise<ToolAnswer>;
}

/** What was asked for cannot be had; the message is for the agent and says what to ask instead. */
export class ToolFailure extends Error {
    override readonly name = 'ToolFailure';
}

/** Makes a tool whose work sees its input with its types, checked. */
export function defineTool<Input extends z.ZodMiniObject, Output extends z.ZodMiniObject>(
    definition: Pick<AgentTool, 'name' | 'title' | 'description'> & {
        readonly input: Input;
        readonly output: Output;
        readonly run: (
            workspace: AgentWorkspace,
            input: z.output<Input>,
            signal: AbortSignal,
            onProgress: ((share: number) => void) | undefined,
        ) => Promise<ToolAnswer<ReadonlyData<z.output<Output>>>>;
    },
): AgentTool {
    const { run, ...meta } = definition;
    return {
        ...meta,
        async run(workspace, raw, signal, onProgress) {
            const parsed = definition.input.safeParse(raw ?? {});
            if (!parsed.success) {
                const known = Object.keys(definition.input.shape).join(', ') || 'none';
                throw new ToolFailure(
                    `This is not what ${definition.name} takes.\n${z.prettifyError(parsed.error)}\nParameters: ${known}.`,
                );
            }
            signal.throwIfAborted();
            const answer = await run(workspace, parsed.data, signal, onProgress);
            signal.throwIfAborted();
            return answer;
        },
    };
}
