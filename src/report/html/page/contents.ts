/** Marks in the table of contents the section that is being read. */
export function followContents(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>("nav a[href^='#']")].map((link) => [link.hash.slice(1), link])
  );
  const nav = document.querySelector("nav");
  const seen = new Set<string>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const {target, isIntersecting} of entries) {
        if (isIntersecting) seen.add(target.id);
        else seen.delete(target.id);
      }
      const first = [...links.keys()].find((id) => seen.has(`section-${id}`));
      for (const [id, link] of links) {
        if (id === first) markRead(link, nav);
        else link.removeAttribute("aria-current");
      }
    },
    {rootMargin: "0px 0px -60% 0px"}
  );
  for (const section of document.querySelectorAll("main > section[id]")) observer.observe(section);
}

function markRead(link: HTMLAnchorElement, nav: HTMLElement | null): void {
  link.setAttribute("aria-current", "true");
  // Contents longer than the window follow the reader; scrollIntoView would move the page where they do not scroll by themselves.
  if (nav !== null && nav.scrollHeight > nav.clientHeight) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
}
