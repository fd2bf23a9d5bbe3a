import { URI } from 'langium';
import { type FormattingOf, limitedFormatting } from '../../../language/format/keep-format.ts';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import type { FirebreakServices } from '../../../language/services.ts';
import { keepLayout } from '../../project/fixing/keep-layout.ts';
import type { ClientAbilities } from '../editor/client-abilities.ts';
import type { EditGround } from './fresh-edits.ts';
import { presentText } from './present-text.ts';

/** What changes are made on that speak of some texts, in an editor with these abilities. */
export function editGround(
    shared: FirebreakLspSharedServices,
    texts: ReadonlyMap<string, string>,
    abilities: ClientAbilities,
): EditGround {
    const formatting = new Map<FirebreakServices, FormattingOf>();
    return {
        texts,
        present: (uri) => presentText(shared, uri),
        abilities,
        keepLayout(uri, text, edits) {
            const services = shared.ServiceRegistry.getServices(URI.parse(uri)) as FirebreakServices;
            const formattingOf = formatting.get(services) ?? limitedFormatting(services);
            formatting.set(services, formattingOf);
            return keepLayout(services, text, edits, formattingOf);
        },
    };
}
