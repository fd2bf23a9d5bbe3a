import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../.build/repository.ts';

/** The shop of the examples. */
export const SHOP = readFileSync(join(repository, 'examples/shop/shop.fbk'), 'utf8');

/** A chain of three services in two contexts, and one beside it. */
export const CHAIN = `system Chain
context Front {
  service web {
    command show "GET /" { calls Back.middle.work { timeout 1s } }
  }
}
context Back {
  service middle {
    command work { calls Back.deep.fetch { timeout 500ms } }
  }
  service deep {
    store data : PostgreSQL
    query fetch { reads data }
  }
  service lonely
}
`;

/** Names that try to be markup, script and style. */
export const HOSTILE = `system Evil "<script>window.hurt=1</script>"
context Trap "]]><img src=x onerror=window.hurt=1>" {
  service a "<svg onload=window.hurt=1>" {
    link "javascript:window.hurt=1" "click me"
    command run "\\"><script>window.hurt=1</script>" { calls b { timeout 1s } }
  }
  service b "</text></g></svg><script>window.hurt=1</script><style>*{display:none}</style>"
}
`;
