use cloudformation::resource::ecs::{Service, service};

fn main() {
    let mut stack = cloudformation::Stack::new("service", "");
    stack.template.add("Api", Service::new().launch_type("FARGATE"));
    stack.template.add("Worker", Service::new().launch_type(service::LaunchType::Lambda));
}
