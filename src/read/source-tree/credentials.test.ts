import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CredentialPlace } from '../../model/evidence/source-tree.ts';
import { ours, ownWords } from '../../model/text.ts';
import { sourceOf, Unreadable } from '../source.ts';
import { credentialSetting } from './credential-setting.ts';
import { readSourceTree } from './index.ts';

async function found(path: string, text: string): Promise<readonly CredentialPlace[]> {
  const reading = await readSourceTree([sourceOf(path, new TextEncoder().encode(text))]);
  return reading.facts?.credentials.places ?? [];
}

/** Path, text, and the lines that hold a credential. */
const cases: readonly (readonly [string, string, readonly number[]])[] = [
  ['compose.yaml', 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: postgres\n      POSTGRES_USER: ${USER}\n', [4]],
  ['compose.yaml', 'environment:\n  - MYSQL_ROOT_PASSWORD=changeme\n  - MYSQL_PASSWORD=${DB_PASSWORD}\n  - PG_PASSWORD=${PG_PASSWORD:-hunter2}\n', [2, 4]],
  ['deploy/secret.yaml', 'kind: Deployment\nenv:\n  - name: ADMIN_PASSWORD\n    value: letmein\n  - name: OTHER_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: app\n', [4]],
  ['.env', 'DB_PASSWORD=s3cr3t\nAPI_KEY=\nJWT_SECRET=<your secret>\nSMTP_PASS=\n', [1]],
  ['Dockerfile', 'FROM debian\nENV ADMIN_PASSWORD admin123\nARG DB_PASSWORD=tiger\nENV PASSWORD_FILE=/run/secrets/p\n', [2, 3]],
  ['src/config.ts', "export const config = { user: 'admin', password: 'admin' };\nexport const field = { password: 'password' };\nconst password: string = process.env.PASSWORD ?? '';\n", [1]],
  ['src/db.ts', "const password = process.env.DB_PASSWORD || 'postgres';\nconst token = req.headers.token;\nif (password === 'Sup3rSecret!') grant();\n", [1, 3]],
  ['src/form.tsx', "<input type=\"password\" name=\"password\" placeholder=\"Password\" />\nconst labels = { password: 'Enter your password' };\nconst messages = { passwordMismatch: 'nope', passwordHint: 'x1y2' };\n", []],
  ['app/settings.py', "SECRET_KEY = 'django-insecure-4j2k3h4k2j3h'\nPASSWORD = os.environ['PASSWORD']\nDATABASES = {'default': {'USER': 'app', 'PASSWORD': 'app'}}\nPASSWORD_HASHERS = ['x']\n", [1, 3]],
  ['main.go', 'var defaultPassword = "admin"\nfunc f() { cfg.Password = os.Getenv("PASSWORD") }\n', [1]],
  ['Main.java', 'private static final String ADMIN_PASSWORD = "admin";\nuser.setPassword("welcome1");\nString p = System.getenv().getOrDefault("DB_PASSWORD", "postgres");\nif (password.equals("letmein")) {}\n', [1, 2, 3, 4]],
  ['web.config', '<add key="AdminPassword" value="P@ssw0rd" />\n<connectionStrings><add connectionString="Server=db;User Id=sa;Password=Passw0rd!;" /></connectionStrings>\n<password>tomcat</password>\n', [1, 2, 3]],
  ['application.properties', 'spring.datasource.password=secret\nspring.security.user.password=${ADMIN_PASSWORD}\nserver.port=8080\n', [1]],
  ['seed.sql', "CREATE USER app WITH PASSWORD 'app';\nINSERT INTO users (name, password_hash) VALUES ('a', '$2b$10$abcdefghijklmnopqrstuv');\nINSERT INTO users (username, password)\nVALUES\n  ('admin', 'admin'),\n  ('eve', crypt('eve', gen_salt('bf')));\n", [1, 5, 6]],
  ['roles.sh', `psql --set=secret="$(cat /run/secrets/app)" <<'SQL'\ncreate role app login password :'secret';\nalter user app with encrypted password :'application_secret';\nALTER ROLE app PASSWORD :"secret";\ninsert into users (name, password) values ('app', :'secret');\nalter role other password 'harbour9';\nSQL\n`, [6]],
  ['roles.sql', "\\set secret `cat /run/secrets/app`\nalter role app password :'secret';\ninsert into users (name, password) values ('app', :'secret'), ('other', 'harbour9');\nupdate users set password = :'secret';\n\\set password 'harbour9'\nalter role other password 'harbour9';\n", [3, 5, 6]],
  ['.github/workflows/roles.yml', `run: |\n  psql -v secret="$SECRET" -c "alter role app password :'application_secret'"\n  psql -c "alter role app password 'harbour9'"\n`, [3]],
  ['app.properties', "admin.password :'harbour9'\n", [1]],
  ['src/defaults.js', "module.exports = { user :'app', password :'harbour9' };\n", [1]],
  ['variables.tf', 'variable "db_password" {\n  type    = string\n  default = "changeme"\n}\nvariable "admin_password" {\n  type      = string\n  sensitive = true\n}\n', [3]],
  ['README.md', '# Start\nThe default login is `admin` / `admin`.\nThere is no default password: it is generated at first start.\nOpen http://localhost and sign in.\n', [2]],
  ['docs/install.md', '| Username | Password |\n| --- | --- |\n| root | calvin |\n\nUsername: admin\nPassword: admin\n', [3, 6]],
  ['install.sh', 'echo "root:toor" | chpasswd\nmysql -u root -psecret < init.sql\nPASSWORD=$(openssl rand -hex 16)\ncurl -u admin:admin http://localhost/api\n', [1, 2, 4]],
  ['config/database.yml', 'url: postgres://app:app@db/app\nother: postgres://app:${PASSWORD}@db/app\npassword: "{{ vault_password }}"\n', [1]],
  ['server.key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----\n', [1]],
  ['locales/en.json', '{ "password": "Secret1", "login": { "password": "Kennwort" } }\n', []],
  ['openapi.yaml', 'properties:\n  password:\n    type: string\n    minLength: 12\n', []],
  ['schema.json', '{ "password": { "type": "string", "default": "hunter22" } }\n', [1]],
  ['package-lock.json', '{ "dependencies": { "parse-passwd": "^1.0.0" } }\n', []],
  ['settings.py', 'if not SECRET_KEY or SECRET_KEY == "change-me":\n    raise ImproperlyConfigured("set it")\n', []],
  ['settings.js', "if (config.secretKey === 'change-me') throw new Error('set it');\n", []],
  ['login.js', "if (password === 'letmein99') { signIn(user); }\nif (password !== 'letmein99') throw new Error('wrong');\n", [1, 2]],
  ['web/language/de/account.json', '{ "password": "Kennwort", "new-password": "NeuesWort9" }\n', []],
  ['src/main/resources/app/Login_pt_BR.properties', 'Password=Senha9\n', []],
  ['src/main/resources/app/database_qa.properties', 'db.password=Senha9\n', [1]],
  ['etc/nsswitch.conf', 'passwd: compat\n', []],
  ['docs/symbols', 'ACME_KEYPASSWD   7.17.0\nACME_PASSWORD = 2.4\n', []],
  ['package.json', '{ "dependencies": { "acme-client-password": "0.1.2", "acme-password": "harbour9" } }\n', [1]],
  ['env.go', 'const (\n\tVariablePassword Variable = "ACME_PASSWORD"\n\tDefaultPassword string = "harbour9"\n)\n', [3]],
  ['app/models.py', 'def open(passphrase: "Optional[str]" = None, password: "str" = "harbour9"): ...\nconfig = {"password": "harbour9"}\n', [1, 2]],
  ['app/client.py', '"""\n>>> connect(auth=("ada", "harbour9"))\n...   password="harbour9")\n"""\nconnect(auth=("ada", "harbour9"))\n', [5]],
  ['src/accounts.js', "if (typeof Accounts.setPassword === 'function') go();\nconst password = createHash('sha512').update(word).digest('hex');\nconst other = { password: bcrypt.hashSync('harbour9', 10) };\n", [3]],
  ['src/map.js', "const settings = { ACME_ADMIN_PASSWORD: 'admin:password', templatePassword: 'user/settings/password', appPassword: 'harbour9' };\n", [1]],
  ['bin/config', '#!/bin/sh\nKEY_MAIL_PASSWORD="mail-password"\nMAIL_PASSWORD="harbour9"\nold_pwd=`pwd`\n', [3]],
  ['bin/help', "#!/bin/sh\necho \"set mail-password='harbour9'\"\necho \"mail-password='harbour9'\" > app.conf\n", [3]],
  ['compose.yaml', 'volumes:\n  - ./config:/run/password:ro\nurl: redis://default:PASSWORD@localhost:6379\nother: redis://default:Harbour9@localhost:6379\n', [4]],
  ['src/usage.c', 'puts("URL, e.g. postgres://app:harbour9@db/app");\nopen("postgres://app:harbour9@db/app");\n#define ACME_FTP_PASSWORD "ftp@example.com"\n', [2]],
  ['src/Form.vue', '<p>{{ $t("Example:", ["acme://AccountSid:AuthToken@FromPhone"]) }}</p>\n', []],
  ['conf.go', 'if conf.SecretKey == "change-me-or-fail-9" {\n\treturn errors.New("set the key")\n}\n', []],
  ['docs/forms.md', 'We want to enter user `foobar` with password `12345`.\n\nTo post to this, send\n\n    curl -d "user=foobar&pass=12345" https://quillgate.test/post\n', []],
  ['docs/netrc.md', 'A quick and simple example of how to set up the file for\nthe machine host.example.com with username `myself` and password `secret`\ncould look similar to:\n', []],
  ['docs/dashboard.md', '```yaml\n- kind: Secret\n  type: kubernetes.io/basic-auth\n  stringData:\n    username: admin\n    password: changeme\n```\n', []],
  ['docs/database.md', 'Substitute your own value for the password:\n\n```sql\nCREATE DATABASE quill;\nCREATE USER quill WITH PASSWORD \'J5brHrAXFLQSif0K\';\n```\n', []],
  ['docs/first-steps.md', 'Open https://quillgate.example.com, for example, and log in with user `admin` and password `harbour9`.\n\nDemo login:\n  username: admin\n  password: admin\n', [1, 5]],
  ['docs/API.md', '| `username` | `ada` | Required |\n| `password` | `harbour9` | Required | Your password |\n', []],
  ['src/routes.ts', "const routes = { forgotPassword: '/forgot-password', resetPassword: 'reset-password' };\nconst PASSWORD_KEY = 'APP_PASSWORD';\nrender('password', label);\n", []],
];

describe('default credentials', () => {
  for (const [path, text, lines] of cases) {
    it(`${path}: ${lines.length === 0 ? 'nothing' : `lines ${lines.join(', ')}`}`, async () => {
      assert.deepEqual((await found(path, text)).map((place) => place.line), lines);
    });
  }

  it('never carries the value', async () => {
    const places = await found('compose.yaml', 'POSTGRES_PASSWORD: hunter2hunter2\nurl: redis://u:hunter2hunter2@cache/0\n');
    assert.equal(places.length, 2);
    assert.ok(!JSON.stringify(places).includes('hunter2'));
    assert.deepEqual(places.map((place) => place.length), [14, 14]);
  });

  it('tells the same place once, whatever the number of rules that see it', async () => {
    assert.equal((await found('a.env', 'PASSWORD=hunter2 # default password is hunter2\n')).length, 1);
  });
});

describe('where a credential stands', () => {
  for (const [path, setting] of [['compose.yaml', 'shipped'], ['src/config.ts', 'shipped'], ['tests/compose.yaml', 'test'], ['src/config.test.ts', 'test'], ['.github/workflows/ci.yml', 'build'], ['compose.dev.yaml', 'build'], ['.env.example', 'example'], ['examples/app/.env', 'example'], ['latest/app.ts', 'shipped'], ['docs/setup/app.env', 'example'], ['docs/setup/install.md', 'shipped'], ['playwright/app.env', 'test'], ['roles/app-test/defaults.yml', 'test'], ['src/mock-guard.ts', 'test'], ['group_vars/staging.yml', 'build'], ['contest/app.ts', 'shipped']] as const) {
    it(`${path} is ${setting}`, () => assert.equal(credentialSetting(path), setting));
  }
});

describe('what stands in a file but does not ship with it', () => {
  it('tests inside a Rust file, and keys inside a document', async () => {
    const rust = 'const PASSWORD: &str = "harbour9";\n#[cfg(test)]\nmod tests {\n  const PASSWORD: &str = "harbour8";\n}\n';
    assert.deepEqual((await found('src/lib.rs', rust)).map((place) => place.setting), [undefined, 'test']);
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----\n';
    assert.deepEqual((await found('docs/tls.md', key)).map((place) => place.setting), ['example']);
    assert.deepEqual((await found('tls/server.key', key)).map((place) => place.setting), [undefined]);
  });
});

describe('what looks like a credential and is none', () => {
  it('a value that says that nothing starts with it, one that describes itself, and what a detector tries on others', async () => {
    assert.deepEqual(await found('app.ini', 'SECRET_KEY = REPLACE-THIS-OR-REFUSE\nSECRET_KEY = set-it-or-it-will-fail\n'), []);
    assert.deepEqual(await found('help.vue', `<code>--json '{"user": "bot", "password": "passwordforbot"}'</code>\n`), []);
    const login = 'body := map[string]string{\n\t"username": "admin",\n\t"password": "admin",\n}\n';
    assert.deepEqual(await found('detector/weakcredentials/files/files.go', login), []);
    assert.equal((await found('internal/login/files.go', login)).length, 1);
    assert.equal((await found('checks/default-credentials/users.env', 'ADMIN_PASSWORD=harbour9\n')).length, 1);
  });

  it('settings of a tool for tests inside of a manifest stay with the maker', async () => {
    const manifest = '[tool.app]\nsecret_key = "harbour-9-lights"\n\n[tool.pytest_env]\nSECRET_KEY = "harbour-8-lights"\n\n[tool.other]\nsecret_key = "harbour-7-lights"\n';
    assert.deepEqual((await found('pyproject.toml', manifest)).map((place) => place.setting), [undefined, 'test', undefined]);
  });
});

describe('a list of known default credentials', () => {
  const rows = Array.from({ length: 12 }, (_, index) => `Acme,admin,acme-${index}x`).join('\n');
  const compose = "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: acme-3x\n      MYSQL_PASSWORD: harbour99\n";
  const files = (names: readonly string[]): ReturnType<typeof sourceOf>[] => names.map((name) => sourceOf(name, new TextEncoder().encode(name.endsWith('.csv') ? `productvendor,username,password\n${rows}\n` : compose)));

  it('marks the values that stand on it, wherever it lies, and is not searched itself', async () => {
    for (const order of [['compose.yaml', 'known.csv'], ['known.csv', 'compose.yaml']]) {
      const { facts, notes } = await readSourceTree(files(order));
      assert.deepEqual(facts?.credentials.places.map(({ name, isListed }) => `${name} ${isListed}`), ['POSTGRES_PASSWORD true', 'MYSQL_PASSWORD undefined']);
      assert.deepEqual(notes.map((note) => note.rule), ['credential-list']);
      assert.doesNotMatch(JSON.stringify([facts, notes]), /acme-3x/);
    }
  });

  it('is compared with when the statement names it, whatever its name, and says with its line why it cannot be used', async () => {
    const named = async (text: string): Promise<{ listed: number; read: number; message: string; place: unknown }> => {
      const { facts, notes } = await readSourceTree([sourceOf('lists/known.txt', new TextEncoder().encode(text)), ...files(['compose.yaml'])], { credentialList: 'lists/known.txt' });
      return { listed: facts?.credentials.places.filter(({ isListed }) => isListed === true).length ?? 0, read: facts?.files.read ?? 0, message: notes.map(({ message }) => ownWords(message)).join(), place: notes[0]?.place };
    };
    assert.deepEqual(await named('maker,password\nAcme,acme-3x\n'), { listed: 1, read: 1, message: 'Values in the shipped files were compared with the list of known default credentials “”, which has 1 rows.', place: { member: 'lists/known.txt' } });
    assert.match((await named('maker,user\nAcme,admin\n')).message, /names no column for the password on its first line/);
    const short = await named('maker,user,password\nAcme,admin,acme-3x\nAcme,admin\n');
    assert.match(short.message, /has no password on line 3, which has 2 cells; at least 3 were expected/);
    assert.deepEqual([short.listed, short.place], [0, { member: 'lists/known.txt', line: 3 }]);
    assert.match((await named('maker,password\nAcme,"acme\n')).message, /could not be read at line \d/);
    assert.match((await named('maker,password\nAcme,<blank>\n')).message, /holds no password in its 1 rows/);
    const { notes } = await readSourceTree([new Unreadable('does not exist', { member: 'gone.csv' })], { credentialList: 'gone.csv' });
    assert.match(ownWords(notes[0]?.message ?? ours('')), /could not be read: it “”/);
  });

  it('a table of something else is no list', async () => {
    const { notes } = await readSourceTree([sourceOf('users.csv', new TextEncoder().encode('user,pass,age\na,b,1\n'))]);
    assert.deepEqual(notes, []);
  });
});
