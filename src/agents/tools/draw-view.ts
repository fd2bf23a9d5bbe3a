import * as z from 'zod/mini';
import { THEME_NAMES } from '../../diagram/render/theme.ts';
import { isAboutFindings } from '../../diagram/views/registry.ts';
import { findingMarks } from '../../project/finding-marks.ts';
import { projectInput, shortText, textsInput } from '../input.ts';
import { FORMATS, FORMATS_WITH_PIXELS, type PictureFormat } from '../pictures/picture-maker.ts';
import type { AgentWorkspace } from '../project/agent-workspace.ts';
import { openWith } from '../project/unsaved-texts.ts';
import { type AgentTool, defineTool, ToolFailure } from '../tool.ts';

/** So long may a picture as text be, in characters. */
const LONGEST_ANSWER = 100_000;
/** What is asked for beside the format. */
const what = {
    project: projectInput,
    view: z
        ._default(shortText, 'services')
        .check(z.describe('Name of a view, such as landscape or services:Ordering; describe_project lists them.')),
    theme: z._default(z.enum(THEME_NAMES), 'light').check(z.describe('Colours of pictures that are drawn.')),
    findings: z._default(z.boolean(), false).check(z.describe('Mark what the rules find.')),
    legend: z._default(z.boolean(), false).check(z.describe('Explain the signs, in pictures that are drawn.')),
    texts: textsInput,
};

type DrawInput = z.output<z.ZodMiniObject<typeof what>> & { readonly format: PictureFormat };

const VIEWS =
    'Draws a view of a Firebreak model. Views: landscape, services, services:<name> (around a context or service), context-map, observability, findings, findings:<rule>, scenario:<name> (as a sequence), trace:<name>, deployment:<name>, mesh:<name>, migration:<name>:<phase>, breaker:<policy>, and those that the model declares; an unknown name is answered with all that there are.';

const output = z.object({
    view: z.string(),
    format: z.enum(FORMATS_WITH_PIXELS),
    picture: z
        .optional(z.string())
        .check(z.describe('The picture in its format; of png there is an image beside this instead.')),
    notes: z.array(z.string()).check(z.describe('What was left out or cannot be said in the format.')),
});

/**
 * Makes the tool that draws a view of the model.
 *
 * @param pixels whether it offers PNG, for a workspace that can draw it
 */
export function createDrawView(pixels: boolean): AgentTool {
    const title = 'Draw the architecture';
    const formats = `Formats: mermaid (default, to show in Markdown)${pixels ? ', png (to look at)' : ''}, svg, plantuml, structurizr, dot, drawio, json.`;
    return defineTool({
        name: 'draw_view',
        title,
        description: `${VIEWS} ${formats} Give "texts" to draw a change before it is saved.`,
        input: z.strictObject({
            ...what,
            format: z
                ._default(z.enum<readonly PictureFormat[]>(pixels ? FORMATS_WITH_PIXELS : FORMATS), 'mermaid')
                .check(
                    z.describe(`mermaid to show in Markdown, ${pixels ? 'png to look at, ' : ''}the others to save.`),
                ),
        }),
        output,
        run: answer,
    });
}

async function answer(workspace: AgentWorkspace, input: DrawInput, signal: AbortSignal) {
    const { view, format, theme, legend } = input;
    const { project } = await openWith(workspace, input, signal);
    const { model } = project.index;
    const isMarked = input.findings || isAboutFindings(model, view);
    const findings = isMarked ? { findings: findingMarks((await project.findings()).fresh) } : {};
    signal.throwIfAborted();
    const reply = await workspace.pictures.make({ model, view, format, theme, legend, ...findings }, signal);
    switch (reply.outcome) {
        case 'text': {
            const { picture, notes } = reply;
            if (picture.length > LONGEST_ANSWER) {
                throw new ToolFailure(
                    `The view "${view}" as ${format} has ${picture.length} characters, too many for one answer. ${smaller(input)}`,
                );
            }
            return { text: withNotes(picture, notes), data: { view, format, picture, notes } };
        }
        case 'pixels': {
            const { png, notes } = reply;
            return {
                text: withNotes(`The view "${view}" as an image.`, notes),
                data: { view, format, notes },
                picture: { bytes: png, mimeType: 'image/png' as const },
            };
        }
        case 'refused':
            throw new ToolFailure(reply.reason);
        case 'given up':
            throw new ToolFailure(`Drawing the view "${view}" was given up ${reply.reason}. ${smaller(input)}`);
    }
}

/** What to do about a picture that is too large. */
function smaller({ view }: DrawInput): string {
    return `Draw a smaller view (landscape, services:<context>), or have it written to a file: firebreak draw --view ${JSON.stringify(view)} -o <file>.`;
}

function withNotes(text: string, notes: readonly string[]): string {
    return [text, ...notes.map((note) => `Note: ${note}`)].join('\n');
}
