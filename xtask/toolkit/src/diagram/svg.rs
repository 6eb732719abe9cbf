//! The picture as SVG: what is outside on the left, the network's subnets in columns, the services of the region below.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Diagram, Zone};

/// Pixels.
const WIDTH: i32 = 150;
const HEIGHT: i32 = 46;
/// Between columns, where the labels stand, and between rows.
const BESIDE: i32 = 130;
const BELOW: i32 = 36;
/// Between the services of the region.
const APART: i32 = 30;
const MARGIN: i32 = 24;
/// Around the boxes of a zone, with its title above.
const PADDING: i32 = 16;
const TITLE: i32 = 22;

const STYLE: &str = "text{font-family:system-ui,sans-serif;fill:#1f2933}\
.name{font-size:13px;font-weight:600}.kind,.zone{font-size:11px;fill:#52606d}.title{font-size:16px;font-weight:600}\
.label{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px}\
.box{fill:#fff;stroke:#486581;stroke-width:1.2}.zone-box{fill:#f0f4f8;stroke:#bcccdc}\
.vpc{fill:none;stroke:#2f855a;stroke-dasharray:6 4}.edge{fill:none;stroke:#627d98;stroke-width:1.3}";

/// Where a box stands.
#[derive(Clone, Copy)]
struct Place {
    x: i32,
    y: i32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// One end of an edge at a box: where the other end lies, the edge, and whether it begins here.
type End = (i32, usize, bool);

pub(crate) fn render(diagram: &Diagram) -> String {
    let top = MARGIN + 30 + TITLE + 2 * PADDING;
    let of_zone = |zone: Zone| -> Vec<usize> {
        let nodes = diagram.nodes.iter().enumerate();
        nodes.filter(|(_, node)| node.zone == zone).map(|(place, _)| place).collect()
    };
    let columns: Vec<Zone> =
        Zone::ALL.into_iter().filter(|zone| *zone != Zone::Region && !of_zone(*zone).is_empty()).collect();
    let highest = columns.iter().map(|zone| of_zone(*zone).len()).max().unwrap_or(1);
    let rows = i32::try_from(highest).unwrap_or(1);
    let bottom = top + rows * (HEIGHT + BELOW) - BELOW;
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    let mut frames = String::new();
    let mut x = MARGIN + PADDING;
    let mut inside: Option<(i32, i32)> = None;
    for zone in &columns {
        let nodes = of_zone(*zone);
        for (row, node) in (0..).zip(&nodes) {
            places.insert(*node, Place { x, y: top + row * (HEIGHT + BELOW) });
        }
        if zone.is_inside() {
            frame(&mut frames, "zone-box", [x, top, WIDTH, bottom - top], zone.title());
            inside = Some((inside.map_or(x, |(first, _)| first), x));
        }
        x += WIDTH + BESIDE;
    }
    if let Some((first, last)) = inside {
        let (x, y) = (first - 2 * PADDING, top - TITLE - 2 * PADDING);
        let (width, height) = (last + WIDTH + 2 * PADDING - x, bottom + 2 * PADDING - y);
        let _ = writeln!(
            frames,
            "<rect class=\"vpc\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>\
             <text class=\"zone\" x=\"{}\" y=\"{}\">VPC</text>",
            x + 8,
            y + 14
        );
    }
    let region = of_zone(Zone::Region);
    let mut width = x - BESIDE + MARGIN + 2 * PADDING;
    let mut height = bottom + 2 * PADDING + MARGIN;
    if !region.is_empty() {
        let y = bottom + 2 * PADDING + TITLE + 2 * PADDING + 40;
        let step = WIDTH + APART;
        for (column, node) in (0..).zip(&region) {
            places.insert(*node, Place { x: MARGIN + PADDING + column * step, y });
        }
        let count = i32::try_from(region.len()).unwrap_or(1);
        let row = count * step - (step - WIDTH);
        let within = diagram.edges.iter().filter_map(|edge| {
            Some(below(*places.get(&edge.from)?, *places.get(&edge.to)?))
                .filter(|_| [edge.from, edge.to].iter().all(|node| diagram.nodes[*node].zone == Zone::Region))
        });
        // A curve comes three quarters of the way to its control points.
        let tall = HEIGHT + within.max().unwrap_or(0) * 3 / 4;
        frame(&mut frames, "zone-box", [MARGIN + PADDING, y, row, tall], Zone::Region.title());
        width = width.max(row + 2 * (MARGIN + PADDING));
        height = y + tall + PADDING + MARGIN;
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>{STYLE}</style>\n\
         <defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
         <path d=\"M0 0L8 4L0 8z\" fill=\"#627d98\"/></marker></defs>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"{}\">{}</text>\n{frames}",
        MARGIN + 4,
        escaped(&diagram.title)
    );
    edges(diagram, &places, &mut out);
    for (node, Place { x, y }) in &places {
        let node = &diagram.nodes[*node];
        let middle = x + WIDTH / 2;
        let _ = writeln!(
            out,
            "<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"6\"/>\
             <text class=\"name\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>\
             <text class=\"kind\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            y + 20,
            escaped(&node.name),
            y + 36,
            node.kind
        );
    }
    out.push_str("</svg>\n");
    out
}

fn frame(out: &mut String, class: &str, [x, y, width, height]: [i32; 4], title: &str) {
    let (left, above) = (x - PADDING, y - TITLE - PADDING / 2);
    let _ = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{left}\" y=\"{above}\" width=\"{}\" height=\"{}\" rx=\"6\"/>\
         <text class=\"zone\" x=\"{}\" y=\"{}\">{title}</text>",
        width + 2 * PADDING,
        height + TITLE + PADDING / 2 + PADDING,
        left + 8,
        above + 15
    );
}

/// Each edge leaves and arrives at a place of its own on the sides of its boxes.
fn edges(diagram: &Diagram, places: &BTreeMap<usize, Place>, out: &mut String) {
    let sides: Vec<(Side, Side)> = diagram
        .edges
        .iter()
        .map(|edge| {
            let zones = [edge.from, edge.to].map(|node| diagram.nodes[node].zone);
            sides(places[&edge.from], places[&edge.to], zones)
        })
        .collect();
    // By box and side, the edges there in the order of where they lead.
    let mut ports: BTreeMap<(usize, Side), Vec<End>> = BTreeMap::new();
    for (at, (edge, (leaves, arrives))) in diagram.edges.iter().zip(&sides).enumerate() {
        let order = |side: &Side, other: &Place| match side {
            Side::Left | Side::Right => other.y,
            Side::Top | Side::Bottom => other.x,
        };
        let away = order(leaves, &places[&edge.to]);
        ports.entry((edge.from, *leaves)).or_default().push((away, at, true));
        let back = order(arrives, &places[&edge.from]);
        ports.entry((edge.to, *arrives)).or_default().push((back, at, false));
    }
    for list in ports.values_mut() {
        list.sort_unstable();
    }
    let port = |node: usize, side: Side, at: usize, is_start: bool| -> (i32, i32) {
        let list = &ports[&(node, side)];
        let position = list.iter().position(|(_, edge, start)| *edge == at && *start == is_start);
        let count = i32::try_from(list.len()).unwrap_or(1) + 1;
        let position = i32::try_from(position.unwrap_or_default()).unwrap_or(0) + 1;
        let Place { x, y } = places[&node];
        match side {
            Side::Left => (x, y + HEIGHT * position / count),
            Side::Right => (x + WIDTH, y + HEIGHT * position / count),
            Side::Top => (x + WIDTH * position / count, y),
            Side::Bottom => (x + WIDTH * position / count, y + HEIGHT),
        }
    };
    let mut labels = String::new();
    for (at, (edge, (leaves, arrives))) in diagram.edges.iter().zip(&sides).enumerate() {
        let (x1, y1) = port(edge.from, *leaves, at, true);
        let (x2, y2) = port(edge.to, *arrives, at, false);
        let away = match (leaves, arrives) {
            (Side::Bottom, Side::Bottom) => below(places[&edge.from], places[&edge.to]),
            (Side::Bottom, Side::Top) | (Side::Top, Side::Bottom) => (y2 - y1).abs() / 2,
            _ => AWAY,
        };
        let (c1, c2) = (bent(*leaves, away, x1, y1), bent(*arrives, away, x2, y2));
        let _ = writeln!(
            out,
            "<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"M{x1} {y1}C{} {} {} {} {x2} {y2}\"/>",
            c1.0, c1.1, c2.0, c2.1
        );
        // A third of the way, where edges to one box have not met yet; those downwards at two thirds, where they have
        // left the boxes above. The point of the curve there, in 27ths.
        let parts = if *arrives == Side::Top { [1, 6, 12, 8] } else { [8, 12, 6, 1] };
        let on =
            |a: i32, b: i32, c: i32, d: i32| (parts[0] * a + parts[1] * b + parts[2] * c + parts[3] * d) / 27;
        let (x, y) = (on(x1, c1.0, c2.0, x2), on(y1, c1.1, c2.1, y2) - 3);
        let is_upright = matches!((leaves, arrives), (Side::Bottom, Side::Top) | (Side::Top, Side::Bottom));
        let (x, y, anchor) =
            if is_upright { (x1 + 5, i32::midpoint(y1, y2) + 3, "start") } else { (x, y, "middle") };
        let _ = writeln!(
            labels,
            "<text class=\"label\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escaped(&edge.label)
        );
    }
    out.push_str(&labels);
}

fn sides(from: Place, to: Place, zones: [Zone; 2]) -> (Side, Side) {
    match zones {
        [Zone::Region, Zone::Region] => return (Side::Bottom, Side::Bottom),
        [_, Zone::Region] => return (if to.x < from.x { Side::Left } else { Side::Right }, Side::Top),
        _ => {}
    }
    match to.x - from.x {
        0 if to.y > from.y => (Side::Bottom, Side::Top),
        0 => (Side::Top, Side::Bottom),
        right if right > 0 => (Side::Right, Side::Left),
        _ => (Side::Left, Side::Right),
    }
}

/// How far away from its box a curve is still straight.
const AWAY: i32 = 60;

/// The same for one that leads below its row to another box of it: the further, the deeper, so that they do not meet.
fn below(from: Place, to: Place) -> i32 {
    20 + (to.x - from.x).abs() / 8
}

/// The control point of a curve that leaves a side straight.
fn bent(side: Side, away: i32, x: i32, y: i32) -> (i32, i32) {
    match side {
        Side::Left => (x - away, y),
        Side::Right => (x + away, y),
        Side::Top => (x, y - away),
        Side::Bottom => (x, y + away),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
