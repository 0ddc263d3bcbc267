import { chromium } from '/work/main/node_modules/@playwright/test/index.mjs';
const [url, out] = [process.argv[2]!, process.argv[3]!];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--use-angle=swiftshader','--enable-unsafe-swiftshader','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run'] });
const shots: [string, {width:number;height:number}, string, 'light'|'dark'][] = JSON.parse(process.argv[4]!);
for (const [name, viewport, hash, scheme] of shots) {
  const page = await browser.newPage({ viewport, colorScheme: scheme });
  await page.goto(url + hash);
  await page.waitForSelector('.workspace[data-state=settled]', { timeout: 300000 });
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `${out}/${name}.png` });
  await page.close();
}
await browser.close();
