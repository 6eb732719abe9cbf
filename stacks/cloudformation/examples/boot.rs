use std::collections::BTreeMap;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let here = std::path::Path::new("stacks/cloudformation");
    let wanted = std::fs::read_to_string(here.join("catalogue/types.txt")).unwrap();
    let wanted: Vec<&str> = wanted.lines().collect();
    let mut found = BTreeMap::new();
    for f in std::fs::read_dir(dir).unwrap() {
        let p = f.unwrap().path();
        if p.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let j: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(p).unwrap()).unwrap();
        let n = j["typeName"].as_str().unwrap_or_default().to_owned();
        if wanted.contains(&n.as_str()) {
            found.insert(n, cloudformation::codegen::trim(&j));
        }
    }
    for (path, text) in cloudformation::codegen::files(&found) {
        let p = here.join(path);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        std::fs::write(p, text).unwrap();
    }
}
