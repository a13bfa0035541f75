"""How long the verify page takes in Chromium: sheets on loopback, and one number on a slow phone without WebCrypto."""

from __future__ import annotations

import importlib.util
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bench.host import served
from generator.bench.measured import Figure, Measured, NotMeasured
from generator.bench.records import SignedSite, write_signed_site
from generator.problems import Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PARTS = ("verify", "assets")
_SHEET_ROWS, _SHEET_MS = 1000, 3000
_LONG_SHEET_ROWS, _LONGEST_TASK_MS = 50_000, 100
_ASKED_ELSEWHERE = 50  # of so many rows of the long sheet one stands in the records
_PHONE_MS = 1500
_SLOW_CPU = 4
_SLOW_NETWORK = {  # what page tests call a slow 4G
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_WAIT_MS = 300_000
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_NO_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"
_WATCH_TASKS = """() => {
  const durations = []
  const take = (tasks) => durations.push(...tasks.map(({ duration }) => duration))
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ entryTypes: ['longtask'] })
  window.longestTask = () => {
    take(observer.takeRecords())
    return Math.max(0, ...durations.splice(0))
  }
}"""
_NOTHING_AT_HAND = NotMeasured(
    Text(
        zh="浏览器里的几项没有量：需要 Python 包 playwright 和 Chromium",
        en="not measured in a browser: needs the Python package playwright, and Chromium",
    )
)


def browser_figures(
    site: Path, identifier_base: str, today: date, *, records: int, runs: int
) -> Iterator[Measured]:
    """With the page of a built `site` and `records` records signed for it."""
    chromium = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if chromium is None or importlib.util.find_spec("playwright") is None:
        yield _NOTHING_AT_HAND
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        signed = _write_site(site, root, identifier_base, today, records)
        with (
            served(root, is_gzipped=False) as address,
            served(root, is_gzipped=True) as distant,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            yield _sheet(browser, address, signed, runs)
            yield from _long_sheet(browser, address, signed)
            yield _slow_phone(browser, distant, signed, runs)
            browser.close()


def _write_site(
    site: Path, root: Path, identifier_base: str, today: date, records: int
) -> SignedSite:
    """The page believes the root of the made records, and takes `today` for the day."""
    for part in _PARTS:
        shutil.copytree(site / part, root / part)
    signed = write_signed_site(root, identifier_base, today, records)
    file = root / "verify/index.html"
    page = file.read_text("utf-8")
    for name, value in (("root-fingerprints", signed.root_fingerprint), ("today", today)):
        page = re.sub(f'data-{name}="[^"]*"', f'data-{name}="{value}"', page, count=1)
    file.write_text(page, "utf-8")
    return signed


def _sheet(browser: Browser, address: str, signed: SignedSite, runs: int) -> Figure:
    count = min(_SHEET_ROWS, len(signed.numbers))
    numbers = random.Random(0).sample(signed.numbers, count)  # noqa: S311 - not a secret
    times = []
    for _ in range(runs):
        with _page(browser, address) as page:
            times.append(_timed(lambda page=page: _check_sheet(page, numbers)))  # type: ignore[misc]
    records = len(signed.numbers)
    return _figure(
        Text(
            zh=f"浏览器核验 {count} 行，对 {records} 条记录",
            en=f"a sheet of {count} rows in Chromium, against {records} records",
        ),
        times,
        _SHEET_MS,
    )


def _long_sheet(browser: Browser, address: str, signed: SignedSite) -> Iterator[Figure]:
    rows = min(_LONG_SHEET_ROWS, len(signed.numbers))
    numbers = [
        number if at % _ASKED_ELSEWHERE == 0 else f"{number[:5]}51{number[7:]}"
        for at, number in enumerate(signed.numbers[:rows])
    ]

    def longest(page: Page, what: Text) -> Figure:
        """Since it was last asked."""
        return _figure(what, [float(page.evaluate("window.longestTask()"))], _LONGEST_TASK_MS)

    with _page(browser, address) as page:
        page.evaluate(_WATCH_TASKS)
        _check_sheet(page, numbers)
        zh = f"核验 {rows} 行时页面最久一次没有反应（不到 50 ms 的记为 0）"
        en = f"longest task of the page while it checks {rows} rows (0: all below 50 ms)"
        yield longest(page, Text(zh=zh, en=en))
        _use_result(page)
        zh = f"筛选、续显、复制、下载这 {rows} 行时页面最久一次没有反应"
        en = f"longest task while these {rows} rows are filtered, shown on, copied and downloaded"
        yield longest(page, Text(zh=zh, en=en))


def _slow_phone(browser: Browser, address: str, signed: SignedSite, runs: int) -> Figure:
    def ask(page: Page) -> None:
        page.press("#number", "Enter")
        page.wait_for_selector("[data-verdict=valid]", timeout=_WAIT_MS)

    times = []
    for _ in range(runs):
        with _page(browser, address, script=_NO_SUBTLE) as page:
            page.fill("#number", signed.numbers[0])
            devtools = page.context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_CPU})
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", _SLOW_NETWORK)
            times.append(_timed(lambda page=page: ask(page)))  # type: ignore[misc]
    what = Text(
        zh="慢手机上从号码到结论：备用算法，CPU 慢 4 倍，1.6 Mbit/s，往返 150 ms",
        en="number to verdict on a slow phone: the fallback, CPU 4 times slower, 1.6 Mbit/s, 150 ms there and back",
    )
    return _figure(what, times, _PHONE_MS)


def _check_sheet(page: Page, numbers: Sequence[str]) -> None:
    """From a file on the disk: what a driver hands over itself is unpacked in the page, at the page's cost."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write("\n".join(["证书编号", *numbers]).encode())
        file.flush()
        page.set_input_files("#sheet-file", file.name)
        page.wait_for_selector("[data-slot=shown]:not(:empty)", timeout=_WAIT_MS)


def _use_result(page: Page) -> None:
    for choice in ("all", "attention"):
        page.check(f"[data-slot=filter-{choice}]")
    for more in ("more", "elsewhere-more"):
        if page.is_visible(f"[data-slot={more}]"):
            page.click(f"[data-slot={more}]")
    page.context.grant_permissions(["clipboard-write"])
    page.click("[data-act=copy]")
    page.wait_for_selector("[data-part=sheet-told]:has-text('已复制')", timeout=_WAIT_MS)
    for kind in ("csv", "xlsx"):
        with page.expect_download(timeout=_WAIT_MS):
            page.click(f"[data-act={kind}]")


@contextmanager
def _page(browser: Browser, address: str, script: str = "") -> Iterator[Page]:
    """Somebody who was never here: nothing is kept from the run before."""
    context = browser.new_context(service_workers="block")
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.goto(f"{address}verify/")
    page.wait_for_selector("[data-part=form]:not([hidden])")
    yield page
    context.close()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _figure(what: Text, times: Sequence[float], limit_ms: float) -> Figure:
    return Figure(
        what_zh=what.zh,
        what_en=what.en,
        median_ms=statistics.median(times),
        least_ms=min(times),
        most_ms=max(times),
        runs=len(times),
        beside_zh="上限",
        beside_en="limit",
        beside_ms=limit_ms,
    )
