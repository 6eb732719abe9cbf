//! The picture as Mermaid, which GitHub draws in Markdown. <https://mermaid.js.org/syntax/flowchart.html>

use super::{Diagram, Zone};

pub(crate) fn render(diagram: &Diagram) -> String {
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", diagram.title);
    for zone in Zone::ALL.into_iter().filter(|zone| !zone.is_inside()) {
        group(diagram, zone, "  ", &mut out);
    }
    out.push_str("  subgraph vpc [VPC]\n");
    for zone in Zone::ALL.into_iter().filter(|zone| zone.is_inside()) {
        group(diagram, zone, "    ", &mut out);
    }
    out.push_str("  end\n");
    for edge in &diagram.edges {
        out.push_str(&format!("  n{} -->|{}| n{}\n", edge.from, edge.label, edge.to));
    }
    out
}

fn group(diagram: &Diagram, zone: Zone, indent: &str, out: &mut String) {
    let nodes: Vec<_> = diagram.nodes.iter().enumerate().filter(|(_, node)| node.zone == zone).collect();
    if nodes.is_empty() {
        return;
    }
    out.push_str(&format!("{indent}subgraph {} [{}]\n", format!("{zone:?}").to_lowercase(), zone.title()));
    for (place, node) in nodes {
        out.push_str(&format!("{indent}  n{place}[\"{}<br/><small>{}</small>\"]\n", node.name, node.kind));
    }
    out.push_str(&format!("{indent}end\n"));
}
