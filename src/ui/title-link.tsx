/** A source by its title, as a link where it has an address. The title is the source's own, in no catalog. */
export function TitleLink({ title, href }: { title: string; href: string | null }) {
  return href === null ? (
    <span data-law="">{title}</span>
  ) : (
    <a href={href} data-law="">
      {title}
    </a>
  );
}
