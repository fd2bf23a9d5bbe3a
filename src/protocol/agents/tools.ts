import * as z from 'zod/mini';
import type { RequestMessage } from '../message.ts';

const call = z.object({
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    /** Checked by the tool itself, which tells the agent what is wrong with it. */
    input: z.unknown(),
    /** A document of the project that is meant where the input names none: that of the active editor. */
    near: z.optional(z.string().check(z.maxLength(4096))),
});

/** What an agent asks of a tool. */
export type ToolCall = z.infer<typeof call>;

const answer = z.union([
    z.object({ outcome: z.literal('answered'), text: z.string() }),
    /** It cannot be had; the text is for the agent and says what to ask instead. */
    z.object({ outcome: z.literal('refused'), text: z.string() }),
]);

/** What a tool says to the agent. */
export type ToolReply = z.infer<typeof answer>;

/** Has a tool answer; none of them changes a text. */
export const callTool: RequestMessage<ToolCall, ToolReply> = {
    method: 'firebreak/callTool',
    params: call,
    result: answer,
};

const application = z.object({
    /** As the tool that proposes fixes takes it. */
    input: z.unknown(),
    near: z.optional(z.string().check(z.maxLength(4096))),
    /** The proposal that a person was shown and agreed to, word for word. */
    agreed: z.string(),
});

/** Has the editor make the changes that a person agreed to, if they would be the same still. */
export const applyProposal: RequestMessage<z.infer<typeof application>, ToolReply> = {
    method: 'firebreak/applyProposal',
    params: application,
    result: answer,
};

const pageRequest = z.object({
    page: z.string().check(z.regex(/^(?:src\/rules\/(?:[a-z-]+\/)?[a-z-]+|docs\/[a-z-]+)\.md$/)),
});

/** Asks the editor for a page that comes with the extension, by its path from the extension's folder. */
export const readPage: RequestMessage<z.infer<typeof pageRequest>, { text: string }> = {
    method: 'firebreak/readPage',
    params: pageRequest,
    result: z.object({ text: z.string() }),
};
