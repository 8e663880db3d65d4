import { index, type RouteConfig } from "@react-router/dev/routes";

/** The site map: every address and the page file that answers it. */
export default [index("features/requirements/home.page.tsx")] satisfies RouteConfig;
