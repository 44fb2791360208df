import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { chromiumPath, openTab } from '../helpers/chromium.ts'
import { familyOf, linkFor, share, withEarlyHelp, withTheHub, withThePolice } from '../helpers/family.ts'
import { createService, MONDAY } from '../helpers/service.ts'

// The picture in docs is one of this run. To make it anew:
// FRONT_DOOR_TEST_RECORD=1 npx tap test/sharing/family-page.test.ts
const RECORD = process.env['FRONT_DOOR_TEST_RECORD'] === '1'
const PICTURE = new URL('../../docs/family-page.png', import.meta.url)

const service = await createService(t)
const family = familyOf(service)

/** Runs in the page: every text and what it stands on, as the ratio of WCAG 2.2, with what is under 4.5. */
const TOO_FAINT = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (element) => {
    const own = getComputedStyle(element).backgroundColor
    if (numbers(own)[3] !== 0) return own
    return element.parentElement === null ? 'rgb(255, 255, 255)' : ground(element.parentElement)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const ratios = []
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim() === '') continue
    const element = walker.currentNode.parentElement
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x)
    ratios.push({ text: walker.currentNode.data, ratio: (a + 0.05) / (b + 0.05) })
  }
  return { texts: ratios.length, faint: ratios.filter(({ ratio }) => ratio < 4.5) }
})()`

type Node = {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  properties?: { name: string; value: { value: unknown } }[]
}

t.test('a parent opens the link of a message and reads', { skip: chromiumPath === undefined }, async (t) => {
  const referral = await family.send('eligible')
  await share(family.officer, referral, withEarlyHelp())
  service.clock.now = new Date(Date.parse(MONDAY) + 86_400_000)
  await share(family.officer, referral, withTheHub({ until: '2026-12-31' }))
  await share(family.officer, referral, withThePolice({ familyTold: true }))
  const token = family.tokenOf(await family.make(referral, linkFor('maribel', ['jonah'])))
  await service.app.listen({ host: '127.0.0.1', port: 0 })
  const origin = `http://localhost:${(service.app.server.address() as AddressInfo).port}`

  const tab = await openTab(t)
  const size = (width: number, height = 900) =>
    tab.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  await size(900)
  const message = `<a href="${origin}/family/open?link=${token}">Your link</a>`
  await tab.leadsOn(() => tab.send('Page.navigate', { url: `data:text/html,${encodeURIComponent(message)}` }))
  await tab.leadsOn(() => tab.evaluate('document.querySelector("a").click()'))
  await tab.send('Emulation.setScriptExecutionDisabled', { value: true })
  t.equal(
    await tab.evaluate('document.querySelector("h1").textContent'),
    'See who was told what about your family',
  )
  t.strictSame(await tab.evaluate<object>(TOO_FAINT).then((found) => (found as { faint: [] }).faint), [])
  await tab.leadsOn(() => tab.evaluate('document.querySelector("button").click()'))

  t.equal(await tab.evaluate('location.href'), `${origin}/family`, 'nothing secret is left in the address')
  t.equal(await tab.evaluate('document.cookie'), '', 'no script could read the session')
  t.equal(await tab.evaluate('document.scripts.length'), 0)
  t.equal(await tab.evaluate('document.documentElement.lang'), 'en-GB')
  t.equal(await tab.evaluate('document.querySelectorAll("table").length'), 3)

  const asked = tab.events.flatMap(({ method, params }) =>
    method === 'Network.requestWillBeSent' ? [(params['request'] as { url: string }).url] : [],
  )
  t.ok(
    asked.every((url) => url.startsWith(origin) || url.startsWith('data:') || url === 'about:blank'),
    'nobody else is asked for anything',
  )
  const complaints = tab.events.filter(
    ({ method, params }) =>
      method === 'Runtime.exceptionThrown' ||
      (method === 'Log.entryAdded' && !/favicon/.test(JSON.stringify(params))),
  )
  t.strictSame(complaints, [], 'the browser finds nothing wrong, the style is the one allowed')
  t.equal(
    await tab.evaluate('getComputedStyle(document.querySelector("header")).backgroundColor'),
    'rgb(11, 12, 12)',
    'the style is there',
  )

  const { nodes } = await tab.send<{ nodes: Node[] }>('Accessibility.getFullAXTree')
  const named = (role: string) =>
    nodes.filter((node) => !node.ignored && node.role?.value === role).map((node) => node.name?.value ?? '')
  const levels = nodes
    .filter((node) => !node.ignored && node.role?.value === 'heading')
    .map((node) => node.properties?.find(({ name }) => name === 'level')?.value.value)
  t.strictSame(levels, [1, 2, 2, 2, 2, 2], 'headings in order')
  t.equal(named('main').length, 1)
  t.strictSame(named('table'), [
    'Shared with Example Borough Police (made up) on 24 November 2026',
    'Shared with Ines Calloway, Example Harbour Family Hub on 24 November 2026',
    'Shared with Early Help on 23 November 2026',
  ])
  t.equal(named('rowheader').length, 18, 'each row says what it is')
  t.ok(named('link').every((name) => name !== ''))

  const { texts, faint } = await tab.evaluate<{ texts: number; faint: object[] }>(TOO_FAINT)
  t.ok(texts > 40)
  t.strictSame(faint, [], 'every text stands out by 4.5 to 1')

  for (const type of ['keyDown', 'keyUp'])
    await tab.send('Input.dispatchKeyEvent', { type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 })
  t.equal(await tab.evaluate('document.activeElement.textContent'), 'Skip to the main part')
  await tab.evaluate('document.activeElement.blur()')

  // 1280 pixels at 400 % are 320; nothing may have to be scrolled sideways.
  await size(320, 640)
  t.ok((await tab.evaluate<number>('document.scrollingElement.scrollWidth')) <= 320, 'readable at 400 %')
  await tab.evaluate('document.documentElement.style.fontSize = "200%"')
  t.ok(
    (await tab.evaluate<number>('document.scrollingElement.scrollWidth')) <= 320,
    'with larger letters too',
  )
  await tab.evaluate('document.documentElement.style.fontSize = ""')
  await size(760)
  const { data } = await tab.send<{ data: string }>('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
  })
  const picture = Buffer.from(data, 'base64')
  t.ok(picture.length > 20_000)
  if (RECORD) writeFileSync(PICTURE, picture)

  await tab.leadsOn(() => tab.send('Page.navigate', { url: `${origin}/family/open?link=${token}` }))
  t.equal(await tab.evaluate('document.querySelector("h1").textContent'), 'This does not open anything')
})
