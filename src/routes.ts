import { index, type RouteConfig, route } from "@react-router/dev/routes";

/** The site map: every address and the page file that answers it. */
export default [
  index("features/standing/home.page.tsx"),
  route("check", "features/standing/check.page.tsx"),
  route("check/profile.json", "features/standing/profile-file.page.ts"),
  route("requirements", "features/requirements/map.page.tsx"),
  route("requirements/compare", "features/requirements/compare.page.tsx"),
  route("requirements/changes", "features/requirements/changes.page.tsx"),
  route("requirements/:authority", "features/requirements/authority.page.tsx"),
  route("developers", "features/developers/developers.page.tsx"),
  route("uan", "features/catalog/uan.page.tsx"),
  route("glossary", "features/reference/glossary.page.tsx"),
  route("robots.txt", "features/reference/robots.page.ts"),
  route("sitemap.xml", "features/reference/sitemap.page.ts"),
] satisfies RouteConfig;
