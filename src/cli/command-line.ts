import { type Command, InvalidArgumentError, Option } from 'commander';
import { THEME_NAMES } from '../diagram/render/theme.ts';
import { PROJECT_TEMPLATES } from '../templates/project-templates.ts';
import { addCheck } from './add-check.ts';
import { addSimulate } from './add-simulate.ts';
import { addCommand, createProgram, examples, formatOption, formatOrFileOption, type Run } from './command-parts.ts';
import type { DiffOptions } from './diff.ts';
import type { DrawOptions } from './draw.ts';
import { PICTURE_FORMATS } from './drawing/formats.ts';
import type { FormatOptions } from './format.ts';
import { helpText } from './help-text.ts';
import type { ImpactOptions } from './impact.ts';
import type { InitOptions } from './init.ts';
import type { McpOptions } from './mcp.ts';
import { DIFF_FAILURES, DIFF_FORMATS } from './report/diff-formats.ts';
import type { RulesOptions } from './rules.ts';
import type { Terminal } from './terminal.ts';

/**
 * Makes the command line: all commands, their options and their help.
 *
 * @param run called with the work of the command that the arguments name
 */
export function createCommandLine(terminal: Terminal, run: Run): Command {
    const program = createProgram(terminal).addHelpText(
        'after',
        helpText(
            terminal,
            examples('firebreak init --template shop', 'firebreak check', 'firebreak draw --all -o pictures'),
        ),
    );
    addCheck(program, terminal, run);
    addModel(program, terminal, run);
    addDraw(program, terminal, run);
    addDiff(program, terminal, run);
    addFormat(program, terminal, run);
    addImpact(program, terminal, run);
    addSimulate(program, terminal, run);
    addRules(program, terminal, run);
    addExplain(program, terminal, run);
    addInit(program, terminal, run);
    addMcp(program, terminal, run);
    return program;
}

function addModel(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'model', 'print the resolved model of a project')
        .argument('[path]', 'the project, as its folder or one of its models; - is standard input', '.')
        .addOption(formatOption(['json']))
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
Names are resolved, quantities are numbers (milliseconds, bytes, events per second, shares of one), and each
call has its effective policy with the origin of every property. What is wrong with the text goes to standard
error; the model is then what could be understood, and the exit code is 1, or 2 if something could not be
read or parsed.
${examples('firebreak model --format json', "firebreak model examples/shop | jq '.services[].id'")}`,
            ),
        )
        .action((path: string) => run(async () => (await import('./model.ts')).model(terminal, path)));
}

function addDraw(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'draw', 'draw a project')
        .argument('[path]', 'the project, as its folder or one of its models; - is standard input', '.')
        .addOption(
            new Option(
                '--view <name>',
                'the view to draw (default: services; of a report, all that are not about one service)',
            ),
        )
        .addOption(new Option('--all', 'draw every view that the project has, into a folder').conflicts('view'))
        .addOption(
            formatOrFileOption(
                PICTURE_FORMATS.map(({ name }) => name),
                'svg',
            ),
        )
        .option('--scale <number>', 'pixels of the file for one of the picture, 1 to 4 (default: 1)', readScale)
        .option(
            '--font <file>',
            'a font for signs that Inter does not have, put into PNG and PDF; may be repeated',
            addTo,
        )
        .addOption(new Option('--theme <theme>', 'colours of the picture').choices(THEME_NAMES).default('light'))
        .option('--findings', 'mark what the rules find')
        .option('--legend', 'explain the signs')
        .option('-o, --output <path>', 'file or folder to write to (default: standard output)')
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
Views are \`landscape\`, \`services\`, \`services:<name>\`, \`findings\`, \`findings:<rule>\`, \`context-map\` …, and those that
the project declares; an unknown name is answered with all that there are.
What is wrong with the text goes to standard error; the picture then shows what could be understood, and the
exit code is 1, or 2 if something could not be read or parsed.
${examples('firebreak draw > services.svg', 'firebreak draw --view services:Ordering --theme dark -o ordering.svg', 'firebreak draw --scale 2 -o services.png', 'firebreak draw --all --findings -o pictures')}`,
            ),
        )
        .action((path: string, options: DrawOptions) =>
            run(async () => (await import('./draw.ts')).draw(terminal, path, options)),
        );
}

function addDiff(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'diff', 'say what changed between two states of an architecture')
        .argument('<before>', 'a git revision (main, v1.2:services/shop) or a folder')
        .argument('[after]', 'likewise (default: the working directory)')
        .addOption(formatOrFileOption(DIFF_FORMATS, 'text'))
        .option('-o, --output <file>', 'file to write to (default: standard output)')
        .option('--exit-code', 'end with exit code 1 if anything changed')
        .addOption(
            new Option('--fail-on <findings>', 'end with exit code 1 if there are such findings').choices(
                DIFF_FAILURES,
            ),
        )
        .addOption(new Option('--theme <theme>', 'colours of a picture').choices(THEME_NAMES).default('light'))
        .option('--findings', 'mark new findings in a picture')
        .option('--scale <number>', 'pixels of a PNG for one of the picture, 1 to 4 (default: 1)', readScale)
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
Tells which elements, calls, messages and accesses were added, removed and changed, which policies hold for each
call now and did not, and which findings are new or gone. Moved lines, files and declarations are no change; what
was renamed or moved as it was is recognised. A revision without a path is about the same folder as the other side.
The work tree stays as it is.

Exit codes:
  0  all is well, whatever changed
  1  with --exit-code, something changed; with --fail-on, such findings are new
  2  wrong usage, or input that could not be read or parsed
${examples('firebreak diff main', 'firebreak diff HEAD~1 HEAD --fail-on new-errors', 'firebreak diff main services/shop -o comment.md', 'firebreak diff main -o changes.svg --theme dark')}`,
            ),
        )
        .action((before: string, after: string | undefined, options: DiffOptions) =>
            run(async () => (await import('./diff.ts')).diff(terminal, before, after, options)),
        );
}

function addFormat(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'fmt', 'format models')
        .argument('[path...]', 'models or folders; - formats standard input (default: the working directory)')
        .option('--check', 'write nothing; list what is not formatted and end with exit code 1 if there is any')
        .addHelpText(
            'after',
            helpText(
                terminal,
                examples('firebreak fmt', 'firebreak fmt --check', 'firebreak fmt - < draft.fbk > shop.fbk'),
            ),
        )
        .action((paths: string[], options: FormatOptions) =>
            run(async () => (await import('./format.ts')).format(terminal, paths, options)),
        );
}

function addImpact(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'impact', 'print what an element needs, causes and brings down with it')
        .argument('<element>', 'a service, operation, external, store, broker, topic or queue, by its name')
        .argument('[path]', 'the project, as its folder or one of its models; - is standard input', '.')
        .addOption(formatOption(['text', 'json']))
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
Worked out from the model alone: the availability to expect when all that is needed keeps its promises, the longest
wait for others by timeouts, retries and pauses, the requests that one request causes, how retries multiply on the
way to the element, and who is affected when it fails, each with the path.
${examples('firebreak impact orders.place', 'firebreak impact Ordering.orders examples/shop --format json')}`,
            ),
        )
        .action((element: string, path: string, options: ImpactOptions) =>
            run(async () => (await import('./impact.ts')).impact(terminal, element, path, options)),
        );
}

function addRules(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'rules', 'list the rules, or print the page of one')
        .argument('[id]', 'the rule whose page to print')
        .addOption(formatOption(['text', 'json']))
        .addHelpText(
            'after',
            helpText(
                terminal,
                examples('firebreak rules', 'firebreak rules shared-database', 'firebreak rules --format json'),
            ),
        )
        .action((id: string | undefined, options: RulesOptions) =>
            run(async () => (await import('./rules.ts')).rules(terminal, id, options)),
        );
}

function addExplain(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'explain', 'say what a rule finds, why it matters and how to mend it')
        .argument('<rule>', 'id of a rule or of a finding')
        .addHelpText(
            'after',
            helpText(terminal, examples('firebreak explain retry-amplification', 'firebreak explain allow/unused')),
        )
        .action((id: string) => run(async () => (await import('./explain.ts')).explain(terminal, id)));
}

function addInit(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'init', 'start a project')
        .argument('[folder]', 'where to put it; made if it is not there', '.')
        .addOption(
            new Option('-t, --template <template>', 'what to start from')
                .choices(PROJECT_TEMPLATES.map(({ name }) => name))
                .default('minimal'),
        )
        .option('-n, --name <name>', 'what the system is called (default: as in the template)')
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
Templates:
${PROJECT_TEMPLATES.map(({ name, summary }) => `  ${name.padEnd(13)} ${summary}`).join('\n')}
${examples('firebreak init', 'firebreak init my-shop --template shop --name "My shop"')}`,
            ),
        )
        .action((folder: string, options: InitOptions) =>
            run(async () => (await import('./init.ts')).init(terminal, folder, options)),
        );
}

function addMcp(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'mcp', 'answer agents over the Model Context Protocol')
        .option(
            '--root <folder>',
            'a folder that may be read; may be repeated (default: the roots of the client, else the working directory)',
            addTo,
        )
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
For the settings of an agent, not for typing: the server speaks the protocol on standard input and output and
ends with the input. It reads models and proposes changes; it writes no file.
${examples('firebreak mcp', 'firebreak mcp --root services/shop')}`,
            ),
        )
        .action((options: McpOptions) => run(async () => (await import('./mcp.ts')).mcp(terminal, options)));
}

function addTo(value: string, before: readonly string[] = []): readonly string[] {
    return [...before, value];
}

function readScale(text: string): number {
    const scale = Number(text);
    if (!/^\d(?:\.\d{1,3})?$/.test(text) || scale < 1 || scale > 4) {
        throw new InvalidArgumentError('It must be a number from 1 to 4.');
    }
    return scale;
}
