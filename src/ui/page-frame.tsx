import type { ReactNode } from "react";

export type FrameLink = { href: string; label: string };

type FrameProps = {
  name: string;
  path: string;
  links: readonly FrameLink[];
  footLinks: readonly FrameLink[];
  words: { skip: string; menu: string; main: string; more: string; foot: string };
  children: ReactNode;
};

/** The frame around every page: skip link, name, site map, the page, the foot. Links load whole pages, so no script is needed. */
export function PageFrame({ name, path, links, footLinks, words, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="bar">
        <a className="mark" href="/">
          <Mark />
          {name}
        </a>
        <nav aria-label={words.main}>
          <LinkList links={links} path={path} />
        </nav>
        <details>
          <summary>{words.menu}</summary>
          <nav aria-label={words.main}>
            <LinkList links={links} path={path} />
          </nav>
        </details>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <nav aria-label={words.more}>
          <LinkList links={footLinks} path={path} />
        </nav>
        <p>{words.foot}</p>
      </footer>
    </>
  );
}

function LinkList({ links, path }: { links: readonly FrameLink[]; path: string }) {
  return (
    <ul>
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href} aria-current={isHere(href, path) ? "page" : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function isHere(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

/** The staircase of hours that climbs to the line; the same picture as the favicon. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="5" fill="var(--tray)" />
      <path
        d="M6 24h6v-6h6v-6h8"
        fill="none"
        stroke="var(--tray-ink)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
