import { URI } from 'langium';
import * as z from 'zod/mini';
import type { Source } from '../../model/source.ts';
import { pathBelow } from '../../project/uri-paths.ts';
import type { AgentProject } from './agent-workspace.ts';

/** Where something stands in the texts. */
export const placeOutput = {
    file: z.string().check(z.describe("Path below the project's folder.")),
    line: z.int().check(z.describe('Counted from 1.')),
};

/** A place as agents are told it. */
export type Place = z.infer<z.ZodMiniObject<typeof placeOutput>>;

/** A place in the texts of a project; what stands in no text is in none of its lines. */
export function placeOf({ sources }: Pick<AgentProject, 'sources'>, { uri, range }: Source): Place {
    return { file: fileName({ sources }, uri), line: uri === '' ? 0 : range.start.line + 1 };
}

/** A file as it is called in its project; of a file elsewhere its whole address. */
export function fileName({ sources }: Pick<AgentProject, 'sources'>, uri: string): string {
    return uri === '' ? '' : pathBelow(sources.root, URI.parse(uri)) || uri;
}

/** `orders.fbk:12`. */
export function placeText({ file, line }: Place): string {
    return file === '' ? 'the whole project' : `${file}:${line}`;
}
