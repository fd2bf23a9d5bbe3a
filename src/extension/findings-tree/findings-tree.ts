import {
    type Command,
    type Event,
    EventEmitter,
    Range,
    ThemeColor,
    ThemeIcon,
    type TreeDataProvider,
    TreeItem,
    TreeItemCollapsibleState,
    Uri,
    workspace,
} from 'vscode';
import type { FindingsList, ListedFinding } from '../../protocol/findings/findings.ts';
import { type FindingGroup, type Grouping, groupFindings, groupSize } from './group-findings.ts';

/** A line of the tree. */
export type FindingNode =
    | { readonly kind: 'group'; readonly group: FindingGroup }
    | { readonly kind: 'finding'; readonly finding: ListedFinding };

/** Of so many findings all are shown at once; of more the groups. */
const MOST_OPEN = 30;

const NOTHING: FindingsList = { hasModel: true, hasBaseline: false, findings: [], left: 0 };

/** The findings of the whole workspace as a tree of two levels. */
export class FindingsTree implements TreeDataProvider<FindingNode> {
    private list: FindingsList = NOTHING;
    private by: Grouping = 'rule';
    private areShown: (finding: ListedFinding) => boolean = isNotKnown;
    private readonly changes = new EventEmitter<undefined>();
    readonly onDidChangeTreeData: Event<undefined> = this.changes.event;

    /** What is shown now. */
    get shown(): readonly ListedFinding[] {
        return this.list.findings.filter(this.areShown);
    }

    /** Shows another list. */
    replace(list: FindingsList): void {
        this.list = list;
        this.changes.fire(undefined);
    }

    /** Puts the findings together by something else. */
    groupBy(by: Grouping): void {
        this.by = by;
        this.changes.fire(undefined);
    }

    /** Whether those that the baseline holds are shown, too. */
    showKnown(isShown: boolean): void {
        this.areShown = isShown ? () => true : isNotKnown;
        this.changes.fire(undefined);
    }

    getChildren(node?: FindingNode): FindingNode[] {
        if (node) {
            return node.kind === 'group' ? node.group.findings.map((finding) => ({ kind: 'finding', finding })) : [];
        }
        return groupFindings(this.shown, this.by).map((group) => ({ kind: 'group', group }));
    }

    getTreeItem(node: FindingNode): TreeItem {
        if (node.kind === 'finding') {
            return findingItem(node.finding);
        }
        const isShort = this.shown.length <= MOST_OPEN;
        return groupItem(
            node.group,
            this.by,
            isShort ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
        );
    }
}

function isNotKnown({ isKnown }: ListedFinding): boolean {
    return !isKnown;
}

function groupItem(group: FindingGroup, by: Grouping, state: TreeItemCollapsibleState): TreeItem {
    const item = new TreeItem(group.name, state);
    item.id = `${by}:${group.name}`;
    item.description = groupSize(group);
    item.iconPath = iconOf(group.severity);
    item.contextValue = by === 'rule' ? 'rule' : 'group';
    item.accessibilityInformation = { label: `${group.name}, ${groupSize(group)} findings` };
    return item;
}

function findingItem(finding: ListedFinding): TreeItem {
    const { message, severity, rule, isNew, isKnown, source } = finding;
    const place = `${workspace.asRelativePath(Uri.parse(source.uri))}:${source.range.start.line + 1}`;
    const mark = isNew ? 'new · ' : isKnown ? 'in the baseline · ' : '';
    // Names stand in backquotes, which a tree would show as such.
    const text = message.replaceAll('`', '');
    const item = new TreeItem(text, TreeItemCollapsibleState.None);
    item.description = `${mark}${place}`;
    item.tooltip = `${text}\n\n${rule} · ${place}`;
    item.iconPath = isKnown ? new ThemeIcon('circle-outline') : iconOf(severity);
    item.contextValue = 'finding';
    item.command = openPlace(finding);
    item.accessibilityInformation = { label: `${severity}: ${mark}${text}, ${place}` };
    return item;
}

function openPlace({ source: { uri, range } }: ListedFinding): Command {
    const selection = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
    return { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri), { selection, preview: true }] };
}

function iconOf(severity: ListedFinding['severity']): ThemeIcon {
    return new ThemeIcon(severity, new ThemeColor(`problems${COLOURS[severity]}Icon.foreground`));
}

const COLOURS: Readonly<Record<ListedFinding['severity'], string>> = {
    error: 'Error',
    warning: 'Warning',
    info: 'Info',
};
