import * as z from 'zod/mini';
import { TEXT_FORMATS, writeText } from '../../diagram/formats/text-formats.ts';
import { UnsayableViewError } from '../../diagram/formats/written.ts';
import { THEME_NAMES, THEMES } from '../../diagram/render/theme.ts';
import { buildView, isAboutFindings, UnknownViewError } from '../../diagram/views/registry.ts';
import { findingMarks } from '../../project/finding-marks.ts';
import { projectInput, shortText, textsInput } from '../input.ts';
import type { AgentWorkspace } from '../project/agent-workspace.ts';
import { withTexts } from '../project/unsaved-texts.ts';
import { type AgentPicture, type AgentTool, defineTool, ToolFailure } from '../tool.ts';

/** So long may a picture as text be, in characters. */
const LONGEST_ANSWER = 100_000;
/** So large may a picture of pixels be, in bytes: what models take of an image. */
const LARGEST_PICTURE = 3_500_000;

const FORMATS = ['mermaid', 'svg', ...TEXT_FORMATS.filter((format) => format !== 'mermaid')] as const;
const FORMATS_WITH_PIXELS = [...FORMATS, 'png'] as const;

/** One of the formats, where pixels can be drawn. */
type Format = (typeof FORMATS_WITH_PIXELS)[number];

/** What is asked for beside the format. */
const what = {
    project: projectInput,
    view: z._default(shortText, 'services'),
    theme: z._default(z.enum(THEME_NAMES), 'light').check(z.describe('Colours of pictures that are drawn.')),
    findings: z._default(z.boolean(), false).check(z.describe('Mark what the rules find.')),
    legend: z._default(z.boolean(), false).check(z.describe('Explain the signs, in pictures that are drawn.')),
    texts: textsInput,
};

type DrawInput = z.output<z.ZodMiniObject<typeof what>> & { readonly format: Format };

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
            format: z._default(z.enum<readonly Format[]>(pixels ? FORMATS_WITH_PIXELS : FORMATS), 'mermaid'),
        }),
        output,
        run: answer,
    });
}

async function answer(workspace: AgentWorkspace, input: DrawInput, signal: AbortSignal) {
    const { picture, image, notes } = await drawn(workspace, input, signal);
    const { view, format } = input;
    if (picture !== undefined && picture.length > LONGEST_ANSWER) {
        throw new ToolFailure(
            `The view "${view}" as ${format} has ${picture.length} characters, too many for one answer. Draw a smaller view (landscape, services:<context>), or have it written to a file: firebreak draw --view ${JSON.stringify(view)} -o <file>.`,
        );
    }
    const shown = picture === undefined ? `The view "${view}" as an image.` : picture;
    return {
        text: [shown, ...notes.map((note) => `Note: ${note}`)].join('\n'),
        data: { view, format, ...(picture === undefined ? {} : { picture }), notes },
        ...(image ? { picture: image } : {}),
    };
}

interface Drawn {
    readonly picture?: string;
    readonly image?: AgentPicture;
    readonly notes: readonly string[];
}

async function drawn(workspace: AgentWorkspace, input: DrawInput, signal: AbortSignal): Promise<Drawn> {
    const { view, format, theme, legend } = input;
    const project = await withTexts(
        await workspace.open(input.project, signal),
        input.texts,
        workspace.today(),
        signal,
    );
    const { model } = project.index;
    const isMarked = input.findings || isAboutFindings(model, view);
    const options = {
        view,
        theme,
        legend,
        ...(isMarked ? { findings: findingMarks((await project.findings()).fresh) } : {}),
    };
    try {
        if (format === 'svg' || format === 'png') {
            const { svg, notes } = await workspace.drawer.draw(model, options);
            signal.throwIfAborted();
            return format === 'svg' ? { picture: svg, notes } : await inPixels(workspace, svg, notes);
        }
        const { text, notes } = await writeText(format, {
            model,
            view: buildView(model, view, options),
            theme: THEMES[theme],
            place: () => workspace.drawer.place(model, options),
        });
        return { picture: text, notes };
    } catch (error) {
        throw error instanceof UnknownViewError || error instanceof UnsayableViewError
            ? new ToolFailure(error.message)
            : error;
    }
}

/** Pixels, at twice the size where that is not too much. */
async function inPixels({ drawPng }: AgentWorkspace, svg: string, before: readonly string[]): Promise<Drawn> {
    if (!drawPng) {
        throw new ToolFailure('Pixels cannot be drawn here. Ask for svg or mermaid.');
    }
    for (const scale of [2, 1, 0.5, 0.25]) {
        const { png, notes } = await drawPng(svg, scale);
        if (png.length <= LARGEST_PICTURE) {
            const smaller = scale < 1 ? [`drawn at the scale ${scale} to fit into an answer`] : [];
            return { image: { bytes: png, mimeType: 'image/png' }, notes: [...before, ...notes, ...smaller] };
        }
    }
    throw new ToolFailure('The picture has too many pixels for one answer. Draw a smaller view, such as landscape.');
}
