import { pageOf } from '../rules/registry.ts';
import { rulePage } from '../rules/rule.ts';
import { unknownRuleMessage } from '../rules/settings.ts';
import { CommandFailure } from './command-failure.ts';
import { readPackageFile } from './package-files.ts';

/**
 * Reads the page of a rule, or of the findings that share one: `allow/unused`.
 *
 * @throws CommandFailure when there is none
 */
export async function readRulePage(id: string): Promise<string> {
    const page = pageOf(id);
    if (page !== undefined) {
        return readPackageFile(rulePage(page));
    }
    if (ABOUT_TEXTS.test(id)) {
        throw new CommandFailure(
            `\`${id}\` is about the text itself, not about the architecture, and has no page.`,
            'Its message says what is wrong and how to mend it; docs/language.md shows how the language is written.',
        );
    }
    throw new CommandFailure(unknownRuleMessage(id));
}

const ABOUT_TEXTS = /^(?:syntax|link|check|config|file)\/[a-z-]+$/;
