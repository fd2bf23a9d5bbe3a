import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { saidValue } from '../../model/said.ts';
import type { Service } from '../../model/service.ts';
import { capitalised } from '../../model/wording.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import { type Finding, SEVERITIES, type Severity } from '../../rules/finding.ts';
import { codeText, escapeText } from '../markdown-text.ts';

/** A picture that the report shows. */
export interface ReportPicture {
    /** Name of the view. */
    readonly view: string;
    readonly title: string;
    readonly subtitle: string;
    /** Where the picture is, from the report's place, with `/` between folders. */
    readonly file: string;
    /** What the picture leaves out, in words. */
    readonly notes: readonly string[];
}

/** What a report is made of. */
export interface ArchitectureReportInput {
    readonly model: ArchitectureModel;
    readonly pictures: readonly ReportPicture[];
    readonly findings: readonly Finding[];
    /** How a file of the project is called, by URI. */
    fileName(uri: string): string;
}

const HEADINGS: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Notes' };

/** An architecture on paper, as Markdown: its pictures, what it is made of, and what the rules find. */
export function architectureReport({ model, pictures, findings, fileName }: ArchitectureReportInput): string {
    const title = model.system === undefined ? 'Architecture' : displayName(model.system);
    return [
        `# ${escapeText(title)}`,
        '',
        ...(model.system?.description === undefined ? [] : [escapeText(model.system.description), '']),
        ...pictures.flatMap(pictureSection),
        ...elementsSection(model),
        ...findingsSection(findings, fileName),
    ].join('\n');
}

function pictureSection({ title, subtitle, file, notes }: ReportPicture): readonly string[] {
    return [
        `## ${escapeText(title)}`,
        '',
        ...(subtitle === '' ? [] : [escapeText(subtitle), '']),
        `![${escapeText(title)}](<${encodeURI(file).replace(/[<>]/g, encodeURIComponent)}>)`,
        '',
        ...(notes.length === 0 ? [] : [...notes.map((note) => `> ${escapeText(note)}`), '']),
    ];
}

function elementsSection(model: ArchitectureModel): readonly string[] {
    if (model.services.length === 0) {
        return [];
    }
    const teams = new Map(model.teams.map((team) => [team.id, displayName(team)]));
    const contexts = [...model.contexts.map(({ id }) => id), undefined];
    const rows = contexts.flatMap((context) =>
        model.services
            .filter((service) => service.context === context)
            .map((service) => [
                escapeText(displayName(service)),
                codeText(service.id),
                service.kind,
                escapeText(service.technologies.join(', ')),
                escapeText(service.owner === undefined ? '' : (teams.get(service.owner) ?? service.owner)),
                replicasText(service),
                escapeText(service.description ?? ''),
            ]),
    );
    const head = ['Name', 'Id', 'Kind', 'Technology', 'Owner', 'Replicas', 'What it is for'];
    const used = head.map((_, column) => column < 3 || rows.some((row) => row[column] !== ''));
    const line = (cells: readonly string[]) => `| ${cells.filter((_, column) => used[column]).join(' | ')} |`;
    return ['## Services', '', line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function replicasText({ replicas }: Service): string {
    const said = saidValue(replicas);
    if (said === undefined) {
        return '';
    }
    return said.min === said.max ? String(said.min) : `${said.min}–${said.max}`;
}

function findingsSection(
    findings: readonly Finding[],
    fileName: ArchitectureReportInput['fileName'],
): readonly string[] {
    return [
        '## Findings',
        '',
        `${capitalised(countBySeverity(findings))}.`,
        '',
        ...SEVERITIES.flatMap((severity) => {
            const alike = findings.filter((finding) => finding.severity === severity);
            return alike.length === 0
                ? []
                : [
                      `### ${HEADINGS[severity]}`,
                      '',
                      ...alike.map(
                          ({ rule, message, source }) =>
                              `- **${escapeText(rule)}** ${codeText(
                                  `${fileName(source.uri)}:${source.range.start.line + 1}`,
                              )}: ${escapeText(message)}`,
                      ),
                      '',
                  ];
        }),
    ];
}
