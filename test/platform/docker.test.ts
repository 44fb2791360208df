import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import t from 'tap'
import { Environment } from '#platform/config/environment.ts'
import { readConfig } from '#platform/config.ts'

const root = (path: string) => new URL(`../../${path}`, import.meta.url)
const text = (path: string) => readFileSync(root(path), 'utf8')
const json = (path: string) => JSON.parse(text(path))

const dockerfile = text('Dockerfile')
const compose = text('docker-compose.yml')
const nginx = text('deploy/nginx.conf')

/** The instructions of one kind, without their name. */
const instructions = (name: string) =>
  [...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, 'gm'))].map(([, rest]) => rest ?? '')

const copied = instructions('COPY')
  .filter((rest) => !rest.startsWith('--from'))
  .flatMap((rest) => rest.split(' ').slice(0, -1))

const NAMES = Object.keys(Environment.properties)

/** What a value has to look like, where not every word will do. */
const EXAMPLES: Readonly<Record<string, string>> = {
  TRUSTED_ISSUERS: '[]',
  PUBLIC_URL: 'https://a.example.org',
  WEBHOOK_SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
}

t.test('what the image copies is there, and let through to it', async (t) => {
  const allowed = text('.dockerignore').split('\n')
  for (const path of copied) {
    t.ok(existsSync(root(path)), path)
    t.ok(allowed.includes(`!${path}`), `${path} in .dockerignore`)
  }
})

t.test('what the source reads beside itself is copied', async (t) => {
  const read = readdirSync(root('src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...text(`src/${file}`).matchAll(/new URL\('(?:\.\.\/)+([a-z-]+)\/?'/g)])
    .map(([, folder]) => folder ?? '')
    .filter((folder) => !existsSync(root(`src/${folder}`)))
  t.ok(read.includes('migrations'), 'the search finds what is known')
  for (const folder of new Set(read)) t.ok(copied.includes(folder), folder)
})

t.test('the command is there, and the user is not root', async (t) => {
  const [command] = instructions('CMD').map((rest) => JSON.parse(rest) as string[])
  t.equal(command?.[0], 'node')
  t.ok(existsSync(root(command?.[1] ?? 'nothing')))
  t.strictSame(instructions('USER'), ['node'])
})

t.test('Node is the one that npm installs', async (t) => {
  const version: string = json('package.json').optionalDependencies.node
  for (const from of instructions('FROM')) t.match(from, `node:${version}-slim`)
})

t.test('the environment of the image and of compose is one the service knows', async (t) => {
  const [line = ''] = instructions('ENV')
  const image = Object.fromEntries(line.split(' ').map((pair) => pair.split('=') as [string, string]))
  const { NODE_ENV: _, ...own } = image
  for (const name of Object.keys(own)) t.ok(NAMES.includes(name), name)

  const [, block = ''] = /^x-service:.*?^ {2}environment: &environment\n(.*?)^\S/ms.exec(compose) ?? []
  const values = [...block.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)].map(([, name = '', value = '']) => {
    t.ok(NAMES.includes(name), name)
    const example = EXAMPLES[name] ?? 'madeup'
    return [name, value.replace(/\$\{\w+:-(\w+)\}/g, '$1').replace(/\$\{[^}]+\}/g, example)]
  })
  t.ok(values.length >= 5)
  const config = readConfig({ ...own, ...Object.fromEntries(values) })
  t.match(config, { demonstration: false, process: 'api', host: '0.0.0.0' })
  t.equal(new URL(config.databaseUrl ?? '').username, 'front_door_app')
})

t.test('compose names what is there', async (t) => {
  const services = [...(compose.split('\nservices:\n')[1] ?? '').matchAll(/^ {2}([a-z0-9-]+):( |$)/gm)].map(
    ([, name]) => name,
  )
  for (const name of ['postgres', 'api-1', 'api-2', 'worker', 'proxy']) t.ok(services.includes(name), name)
  for (const [, path = ''] of compose.matchAll(/- (\.\/[^:]+):/g)) t.ok(existsSync(root(path)), path)
  for (const [, host] of compose.matchAll(/@([a-z0-9-]+):5432/g))
    t.ok(services.includes(host), `${host} of an address`)
  for (const [, host, port] of nginx.matchAll(/^ {2}server ([a-z0-9-]+):(\d+)/gm)) {
    t.ok(services.includes(host), `${host} of the proxy`)
    t.match(dockerfile, `EXPOSE ${port}`)
  }
  t.notMatch(compose, /\t/)
})

t.test('compose runs a worker: the same service, told to do the jobs, and told by no proxy', async (t) => {
  const [, block = ''] = /^ {2}worker:\n(.*?)^ {2}\S/ms.exec(compose) ?? []
  t.match(block, /^ {4}<<: \*service$/m)
  t.match(block, /^ {4}environment:\n {6}<<: \*environment\n {6}FRONT_DOOR_PROCESS: worker$/m)
  t.match(compose, /FRONT_DOOR_PROCESS: api/, 'the others leave the jobs to it')
  t.notMatch(nginx, 'worker:')
})

t.test('the health check tells a live service from a dead one', async (t) => {
  const [line = ''] = [...dockerfile.matchAll(/^HEALTHCHECK .*? CMD (.*)$/gm)].map(([, rest]) => rest ?? '')
  const [, ...args] = JSON.parse(line) as string[]
  let status = 200
  const server = createServer((request, response) => {
    t.equal(request.url, '/livez')
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const check = async () => {
    const child = spawn(process.execPath, args, { env: { PORT: String(port) } })
    return (await once(child, 'exit'))[0]
  }
  t.equal(await check(), 0)
  status = 503
  t.equal(await check(), 1)
  server.close()
  server.closeAllConnections()
  t.equal(await check(), 1)
})

t.test('`npm ci`, which the image uses, finds every package in the lock file', async (t) => {
  const { packages } = json('package-lock.json') as {
    packages: Record<string, { optionalDependencies?: object }>
  }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages),
    ),
  )
  t.strictSame(missing, [])
})
